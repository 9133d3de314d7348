import type { OfferRules, PlanRule } from '@offerdock/sdk/contract'
import { builtInSeed, hostOrigin, writeSeed } from './makeSeed.ts'

/** A campaign plan whose interest is waived: 12 × 29.99 of an order of 4,999.00. */
const freePlan: PlanRule = {
  planId: 'free-12',
  method: 'EP_FEE',
  feeMode: 'PER_PERIOD',
  feeRate: '0.006',
  periods: 12,
  remainder: 'LAST',
  waiver: { type: 'SHARE', share: '1', thresholdMinor: 0 },
}

export const waivedMinor = 35_988

/** Clients of one set of rules without a reading time; each name is also the name of its offer. */
export const shops = {
  /** More than any test takes. */
  plenty: { clientId: 'pk_plenty', secret: 'sk_test_plenty', quotaPieces: 1000, budgetMinor: null },
  /** Two pieces. */
  pair: { clientId: 'pk_pair', secret: 'sk_test_pair', quotaPieces: 2, budgetMinor: null },
  /** One piece; quotes lapse at once. */
  brief: { clientId: 'pk_brief', secret: 'sk_test_brief', quotaPieces: 1, budgetMinor: null, quoteMs: 1 },
  /** One piece; agreements lapse at once. */
  late: { clientId: 'pk_late', secret: 'sk_test_late', quotaPieces: 1, budgetMinor: null, captureMs: 1 },
  /** One piece, for the customer that is declined. */
  strict: { clientId: 'pk_strict', secret: 'sk_test_strict', quotaPieces: 1, budgetMinor: null },
  /** Money for two, less one fen. */
  poor: { clientId: 'pk_poor', secret: 'sk_test_poor', quotaPieces: null, budgetMinor: 2 * waivedMinor - 1 },
  /** One piece for each account. */
  fair: { clientId: 'pk_fair', secret: 'sk_test_fair', quotaPieces: 10, budgetMinor: null, perAccount: 1 },
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Ling’s points; a refund keeps expiries that are so far away. */
export const lots = [
  { lotId: 'ling-soon', points: 12_000, expires: inDays(200) },
  { lotId: 'ling-later', points: 30_000, expires: inDays(700) },
]

const lapsedLot = { lotId: 'ling-lapsed', points: 5000, expires: inDays(-30) }

/** Writes a seed with scarce things: a campaign `gala` at every shop, and points for Ling. */
export function makeScarceSeed(): string {
  const seed = builtInSeed()
  const standard = seed.offers['cn-standard']
  if (!standard) throw new Error('the built-in seed has no offer cn-standard')
  // Neither limits nor a happy hour, whose points would depend on the time of the day.
  const { riskRules, dailyMultipliers, ...rules } = standard
  seed.offers = Object.fromEntries(
    Object.entries(shops).map(([name, shop]): [string, OfferRules] => {
      const { clientId, secret, quotaPieces, budgetMinor, ...times } = { perAccount: 100, ...shop }
      const { perAccount, ...changes } = times
      const campaign = { campaignId: 'gala', rooms: null, plans: [freePlan], quotaPieces, budgetMinor, perAccount }
      return [name, { ...rules, readingMs: 0, ...changes, campaigns: [campaign] }]
    }),
  )
  seed.clients = Object.entries(shops).map(([offer, { clientId, secret }]) => ({
    ...{ clientId, secret, offer, name: offer, origins: [hostOrigin], commissionRate: '0.015' },
  }))
  for (const persona of seed.personas) if (persona.personaId === 'ling') persona.points = [lapsedLot, ...lots]
  return writeSeed(seed)
}
