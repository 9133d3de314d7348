import { type Parsed, parseCompiled } from '../../contract/parseCompiled.ts'
import { catalogTerms } from './schemas.ts'

/** The part of a catalog that plans are priced by. Coupons and points are the viewer's, and wait for them. */
export type CatalogTerms = Omit<Parsed<typeof catalogTerms>, 'coupons' | 'points' | 'settlement' | 'refund'>

/** Reads a catalog answer, or gives null. */
export function readCatalogTerms(value: unknown): CatalogTerms | null {
  const terms = parseCompiled(catalogTerms, value)
  if (!terms) return null
  const { coupons, points, settlement, refund, ...rest } = terms
  return rest
}
