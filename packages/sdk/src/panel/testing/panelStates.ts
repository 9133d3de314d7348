import type { Offers, Quote } from '../../contract/index.ts'
import type { AsideName } from '../aside.ts'
import type { CheckoutEvent } from '../checkout.ts'
import { loadChoicePart } from '../choice/loadChoicePart.ts'
import { priceWays } from '../choice/priceWays.ts'
import { loadConfirmPart } from '../confirm/loadConfirmPart.ts'
import { noReduction } from '../ways.ts'
import { type SampleMarket, sampleAdvertised, sampleMarketOffers, sampleMarketQuote } from './sampleMarkets.ts'
import {
  sampleAgreement,
  sampleGates,
  sampleLink,
  sampleOffers,
  samplePlan,
  sampleQuote,
  sampleViewer,
} from './samples.ts'
import type { StateName } from './stateNames.ts'

// so that no state is looked at before they are there
await Promise.all([loadChoicePart(), loadConfirmPart()])
export const quote = await sampleQuote('p12')
export const full = await sampleQuote(null)
/** The order paid for in three ways at once, and a plan that is charged for at the start. */
const reduced = await reduceQuote()
const conversionId = '01939b7c-0000-7000-8000-000000000001'
const pending = { conversionId, quote, request: { disclosureHash: quote.disclosureHash } }
const signedIn: CheckoutEvent[] = [{ type: 'signedIn', viewer: sampleViewer }]
const offers = sampleOffers()
export const offered = offeredBy(offers)
const reducedOffers = priceWays(offers, { points: 20_000, couponId: 'app-50' })
export const chosen: CheckoutEvent[] = [...offered, { type: 'chosen', planId: 'p12' }]
const linked: CheckoutEvent[] = [{ type: 'signInNeeded' }, { type: 'linkReady', link: sampleLink }]
const confirming: CheckoutEvent[] = [...offered, { type: 'confirmSent', pending }]
const done: CheckoutEvent[] = [
  ...confirming,
  { type: 'confirmed', agreement: sampleAgreement(quote, conversionId), receipt: 'r' },
]

/** What stands beside the figures in a market other than China. */
export const offeredIn = (market: SampleMarket): CheckoutEvent[] => offeredBy(sampleMarketOffers(market))
export const reviewIn = async (market: SampleMarket): Promise<CheckoutEvent[]> => [
  ...offeredIn(market),
  { type: 'quoted', quote: await sampleMarketQuote(market) },
]
const [inEurope, inBritain, inAmerica] = await Promise.all([reviewIn('EU'), reviewIn('GB'), reviewIn('US')])

/** How each state of the panel comes about, by the name of the state. */
export const states: Record<StateName, CheckoutEvent[]> = {
  loading: [],
  'preparing the link': [{ type: 'signInNeeded' }],
  'signed out': linked,
  'link opened': [...linked, { type: 'linkOpened' }],
  offers: offered,
  'offers, one chosen': chosen,
  'offers, all plans refused': [...signedIn, { type: 'offersLoaded', offers: sampleOffers('above-maximum') }],
  review: [...chosen, { type: 'quoted', quote }],
  'review of pay in full': [...offered, { type: 'quoted', quote: full }],
  'offers with coupon and points': [...chosen, { type: 'reduced', proposal: reducedOffers }],
  'review at another price': [...chosen, { type: 'quoted', quote: reduced }],
  'review with coupon and points': [...chosen, { type: 'quoted', quote: reduced }, { type: 'priceTaken' }],
  confirming,
  'step-up': [...confirming, { type: 'gated', gate: sampleGates.stepUp }],
  'step-up opened': [...confirming, { type: 'gated', gate: sampleGates.stepUp }, { type: 'linkOpened' }],
  'cooling-off': [...confirming, { type: 'gated', gate: sampleGates.coolingOff }],
  'offers for a viewer without a card': [
    { type: 'signedIn', viewer: { displayName: 'Nova', cardTail: null } },
    { type: 'offersLoaded', offers: sampleOffers('no-card') },
  ],
  'offers with an advertisement': offeredBy(sampleAdvertised()),
  'offers, european': offeredIn('EU'),
  'review, european': inEurope,
  'review, british': inBritain,
  'review, american': inAmerica,
  done,
  'done, accepted': [...done, { type: 'answered', answer: { outcome: 'accepted', orderNumber: 'SO-20261122-0042' } }],
  'done, refused': [...done, { type: 'answered', answer: { outcome: 'refused' } }],
  'done, no answer': [...done, { type: 'answered', answer: { outcome: 'unknown' } }],
  'problem with a limit': [
    { type: 'failed', reason: { code: 'below-minimum', minimumMinor: 50_000, currency: 'CNY' } },
  ],
  'confirm without an answer': [...confirming, { type: 'failed', reason: { code: 'timeout' } }],
  declined: [...confirming, { type: 'failed', reason: { code: 'declined', isFinal: true } }],
  expired: [...chosen, { type: 'quoted', quote }, { type: 'failed', reason: { code: 'expired' } }],
  'called off': [...confirming, { type: 'failed', reason: { code: 'expired', isCalledOff: true } }],
  'sold out': [...confirming, { type: 'failed', reason: { code: 'sold-out', isFinal: true } }],
  offline: [...signedIn, { type: 'failed', reason: { code: 'offline' } }],
  'rate limited': [...signedIn, { type: 'failed', reason: { code: 'rate-limited', retryAfterMs: 30_000 } }],
  'order taken': [...confirming, { type: 'failed', reason: { code: 'order-taken', isFinal: true } }],
  closed: [...offered, { type: 'closed' }],
}

/** What lies over the offers, or over an agreement that somebody has something to say about. */
export const asides: Record<AsideName, CheckoutEvent[]> = {
  privacy: [...offered, { type: 'asideOpened', name: 'privacy' }],
  complaint: [...done, { type: 'asideOpened', name: 'complaint' }],
  application: [...offered, { type: 'asideOpened', name: 'application' }],
  feedback: [...done, { type: 'asideOpened', name: 'feedback' }],
  callback: [...offered, { type: 'asideOpened', name: 'callback' }],
}

function offeredBy(made: Offers): CheckoutEvent[] {
  return [...signedIn, { type: 'offersLoaded', offers: made, proposal: priceWays(made, noReduction) }]
}

async function reduceQuote(): Promise<Quote> {
  const financedMinor = 490_900
  const plan = samplePlan('p12', financedMinor)
  const chargeAtDrawdownMinor = 10_000
  const interestMinor = plan.interestMinor + chargeAtDrawdownMinor
  const totalMinor = plan.totalMinor + chargeAtDrawdownMinor
  return {
    ...(await sampleQuote('p12')),
    ...{ couponMinor: 5000, pointsMinor: 4000, financedMinor, totalMinor },
    plan: { ...plan, chargeAtDrawdownMinor, interestMinor, totalMinor },
  }
}
