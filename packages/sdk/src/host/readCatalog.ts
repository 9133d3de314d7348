import type { Catalog, CurrencyPattern, Teaser } from '../contract/catalog.ts'
import type { PlanRule } from '../contract/planRules.ts'
import type { AprConvention } from '../contract/plans.ts'
import { record } from './record.ts'

/** The part of the catalog that a badge needs. `teaserPlan` is null when the bank names none or one this runtime cannot price. */
export interface BadgeCatalog {
  version: string
  locale: string
  currency: CurrencyPattern
  aprConvention: AprConvention
  opensAt: number | null
  closesAt: number | null
  minimumMinor: number
  maximumMinor: number
  categories: readonly string[]
  teaserPlan: PlanRule | null
  planIds: readonly string[]
  /** When one of the terms above begins or ends. */
  changesAt: readonly number[]
  surfaces: Readonly<Record<Surface, Teaser>>
}

export type Surface = keyof Catalog['policy']['surfaces']

/**
 * Reads a catalog answer by hand (zod would cost half of the badge's budget), or gives null. Keys it does not know are
 * ignored: a bank serves this runtime for a year while its catalog grows.
 */
export function readCatalog(value: unknown): BadgeCatalog | null {
  const terms = record(value)
  const {
    version,
    locale,
    currency,
    aprConvention,
    minimumMinor,
    maximumMinor,
    categories,
    plans,
    teaserPlanId,
    policy,
  } = terms
  const { opensAt = null, closesAt = null } = terms
  const { code, minorUnits, pattern, decimal, group } = record(currency)
  const { checkout, product, stream } = record(record(policy).surfaces)
  const isReadable =
    [version, locale, aprConvention, code, pattern, decimal, group].every(isText) &&
    [checkout, product, stream].every(isTeaser) &&
    [minimumMinor, maximumMinor, minorUnits].every(isCount) &&
    hasLimits(terms) &&
    Array.isArray(categories) &&
    Array.isArray(plans)
  if (!isReadable) return null
  const rules = plans.map(record)
  const teaserPlan = rules.find(({ planId }) => planId === teaserPlanId)
  const timed = [terms, record(teaserPlan), record(record(teaserPlan).waiver)]
  return {
    version,
    locale,
    currency: { code, minorUnits, pattern, decimal, group },
    aprConvention,
    opensAt,
    closesAt,
    minimumMinor,
    maximumMinor,
    categories,
    teaserPlan: teaserPlan && canPrice(teaserPlan, aprConvention) ? teaserPlan : null,
    planIds: rules.map(({ planId }) => planId),
    changesAt: timed.flatMap((part) => [part.opensAt, part.closesAt]).filter(isCount),
    surfaces: { checkout, product, stream },
  } as BadgeCatalog // every field was checked above
}

/**
 * Terms or conventions that one line cannot state, or that came with a later catalog, are not guessed at: the badge then
 * shows its line without figures. So do plans that are not of equal principal, deferrals, and waivers of some periods.
 */
function canPrice(plan: Record<string, unknown>, convention: unknown): boolean {
  const { method, periods, remainder, feeMode, feeRate, deferral, waiver } = plan
  return (
    ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'].includes(convention as string) &&
    method === 'EP_FEE' &&
    isCount(periods) &&
    (periods as number) >= 1 &&
    (periods as number) <= 60 &&
    (remainder === 'LAST' || remainder === 'FIRST') &&
    hasLimits(plan) &&
    (feeMode === 'NONE' ||
      (['PER_PERIOD', 'TOTAL_SPLIT', 'FIRST_PERIOD'].includes(feeMode as string) && isRate(feeRate))) &&
    deferral == null &&
    (waiver == null || canWaive(record(waiver)))
  )
}

/** A base or a kind of waiver that this runtime does not know would make the figures wrong. */
const canWaive = (waiver: Record<string, unknown>) =>
  waiver.type === 'SHARE' &&
  isRate(waiver.share) &&
  Number(waiver.share) <= 1 &&
  isCount(waiver.thresholdMinor) &&
  // For a badge the two are the same amount: before coupon and points.
  ['NET', 'GROSS', undefined].includes(waiver.thresholdBase as string) &&
  hasLimits(waiver)

const hasLimits = (terms: Record<string, unknown>) =>
  ['opensAt', 'closesAt', 'minimumMinor', 'maximumMinor'].every((name) => terms[name] == null || isCount(terms[name]))

const isRate = (value: unknown) => typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
const isTeaser = (value: unknown) => ['figures', 'neutral', 'none'].includes(value as string)
const isText = (value: unknown) => typeof value === 'string'
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0
