import type { Campaign, OfferRules } from '@offerdock/sdk/contract'
import { builtInSeed, hostOrigin, writeSeed } from './makeSeed.ts'

export const riskClients = {
  /** Has campaigns and no limits of its own. */
  show: { clientId: 'pk_show', secret: 'sk_test_show' },
  /** Has a campaign that the show does not have, and none of the show's. */
  other: { clientId: 'pk_other', secret: 'sk_test_other' },
  /** Have limits and no campaigns. */
  capped: { clientId: 'pk_capped', secret: 'sk_test_capped' },
  carded: { clientId: 'pk_carded', secret: 'sk_test_carded' },
}

export const capsOfTest = { account: 5, device: 4, card: 3 }

/** What the bank waives on the campaign's plan for an order of 4,999.00: twelve times 0.60 %, each rounded. */
const campaignCostMinor = 12 * 2999

const hourMs = 3_600_000

/** Sooner than a quote of its plan would expire, and later than any test of it ends. */
export const budgetedClosesAt = Date.now() + 9 * 60_000

/** Accounts by what they are for: the numbered ones have cards of their own, the twins have one card. */
export const viewerIds = (count: number) => Array.from({ length: count }, (_, i) => `viewer-${i}`)
export const twinIds = Array.from({ length: 12 }, (_, i) => `twin-${i}`)

/** The campaigns of the show. What the plan of each waives counts against its budget. */
function makeCampaigns(): Campaign[] {
  const festival = {
    rooms: ['room-1'],
    quotaPieces: null,
    budgetMinor: null,
    perAccount: 2,
  }
  const withPlan = (campaignId: string, changes: Partial<Campaign> = {}): Campaign => ({
    ...festival,
    campaignId,
    plans: [
      {
        planId: `${campaignId}-12`,
        method: 'EP_FEE',
        feeMode: 'PER_PERIOD',
        feeRate: '0.006',
        periods: 12,
        remainder: 'LAST',
        waiver: { type: 'SHARE', share: '1', thresholdMinor: 0 },
      },
    ],
    ...changes,
  })
  return [
    withPlan('festival'),
    withPlan('over', { closesAt: Date.now() - 1 }),
    withPlan('unpublished', { opensAt: Date.now() + 24 * hourMs }),
    // Enough for seven, and one minor unit short of eight.
    withPlan('budgeted', { budgetMinor: 8 * campaignCostMinor - 1, closesAt: budgetedClosesAt }),
    withPlan('surprise', { perAccount: 20, expectedPerMinute: 2 }),
  ]
}

/** Writes a seed for the floor; `isOver` closes every campaign. */
export function makeRiskSeed(): { file: string; closed: unknown } {
  const seed = builtInSeed()
  const standard = seed.offers['cn-standard']
  const [ling, ...others] = seed.personas
  if (!standard || !ling) throw new Error('the built-in seed has the offer cn-standard and its personas')
  const { riskRules, campaigns, ...rules } = standard
  const quick: OfferRules = { ...rules, readingMs: 0 }
  const offersWith = (ofShow: Campaign[]) => ({
    show: { ...quick, campaigns: ofShow },
    other: { ...quick, campaigns: [{ ...(ofShow[0] as Campaign), campaignId: 'theirs' }] }, // there are several
    capped: {
      ...quick,
      riskRules: {
        account: { perDay: capsOfTest.account },
        device: { velocity: { burst: capsOfTest.device, perMinute: 1 } },
      },
    },
    carded: { ...quick, riskRules: { card: { perDayMinor: capsOfTest.card * 499_900 } } },
  })
  const { points, ...plain } = ling
  const clone = (personaId: string, cardTail: string) => ({ ...plain, personaId, cardTail })
  const full = {
    ...seed,
    offers: offersWith(makeCampaigns()),
    clients: Object.entries(riskClients).map(([offer, client]) => ({
      ...client,
      offer,
      name: offer,
      origins: [hostOrigin],
    })),
    personas: [
      ling,
      ...others,
      ...viewerIds(24).map((personaId, i) => clone(personaId, String(1000 + i))),
      ...twinIds.map((personaId) => clone(personaId, '7777')),
    ],
  }
  const closed = { ...full, offers: offersWith(makeCampaigns().map((one) => ({ ...one, opensAt: 0, closesAt: 1 }))) }
  return { file: writeSeed(full), closed }
}
