import type { Catalog, CurrencyPattern, Teaser } from '../contract/catalog.ts'
import type { AprConvention, PlanRule } from '../contract/plans.ts'

/** The part of the catalog that a badge needs. `teaserPlan` is null when the bank names none or one this runtime cannot price. */
export interface BadgeCatalog {
  locale: string
  currency: CurrencyPattern
  aprConvention: AprConvention
  minimumMinor: number
  maximumMinor: number
  categories: readonly string[]
  teaserPlan: PlanRule | null
  surfaces: Readonly<Record<Surface, Teaser>>
}

export type Surface = keyof Catalog['policy']['surfaces']

/**
 * Reads a catalog answer by hand (zod would cost half of the badge's budget), or gives null. Keys it does not know are
 * ignored: a bank serves this runtime for a year while its catalog grows.
 */
export function readCatalog(value: unknown): BadgeCatalog | null {
  const { locale, currency, aprConvention, minimumMinor, maximumMinor, categories, plans, teaserPlanId, policy } =
    record(value)
  const { code, minorUnits, pattern, decimal, group } = record(currency)
  const { checkout, product, stream } = record(record(policy).surfaces)
  const isReadable =
    [locale, aprConvention, code, pattern, decimal, group].every(isText) &&
    [checkout, product, stream].every(isTeaser) &&
    [minimumMinor, maximumMinor, minorUnits].every(isCount) &&
    Array.isArray(categories) &&
    Array.isArray(plans)
  if (!isReadable) return null
  const teaserPlan = plans.map(record).find(({ planId }) => planId === teaserPlanId)
  return {
    locale,
    currency: { code, minorUnits, pattern, decimal, group },
    aprConvention,
    minimumMinor,
    maximumMinor,
    categories,
    teaserPlan: teaserPlan && canPrice(teaserPlan, aprConvention) ? teaserPlan : null,
    surfaces: { checkout, product, stream },
  } as BadgeCatalog // every field was checked above
}

/** Terms or conventions of a later catalog are not guessed at: the badge then shows its line without figures. */
function canPrice(plan: Record<string, unknown>, convention: unknown): boolean {
  return (
    plan.method === 'EP_FEE' &&
    isCount(plan.periods) &&
    (plan.periods as number) >= 1 &&
    (plan.periods as number) <= 60 &&
    (plan.remainder === 'LAST' || plan.remainder === 'FIRST') &&
    (plan.feeMode === 'NONE' || (plan.feeMode === 'PER_PERIOD' && isRate(plan.feeRate))) &&
    ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'].includes(convention as string)
  )
}

const record = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
const isRate = (value: unknown) => typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
const isTeaser = (value: unknown) => ['figures', 'neutral', 'none'].includes(value as string)
const isText = (value: unknown) => typeof value === 'string'
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
