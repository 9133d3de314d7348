import { expect, test } from 'vitest'
import { type CheckoutEvent, canConfirm, reduceCheckout, type Step, startCheckout } from './checkout.ts'
import { priceWays } from './choice/priceWays.ts'
import type { PendingConfirm } from './pendingConfirm.ts'
import {
  sampleAgreement,
  sampleGates,
  sampleLink,
  sampleOffers,
  sampleQuote,
  sampleReducedQuote,
  sampleViewer,
} from './testing/samples.ts'
import { noReduction } from './ways.ts'

const offers = sampleOffers()
const quote = await sampleQuote('p12')
const conversionId = '01939b7c-0000-7000-8000-000000000001'
const pending: PendingConfirm = { conversionId, quote, request: { disclosureHash: quote.disclosureHash } }
const agreement = sampleAgreement(quote, conversionId)

const toOffers: CheckoutEvent[] = [
  { type: 'opened' },
  { type: 'signedIn', viewer: sampleViewer },
  { type: 'offersLoaded', offers },
]
const toReview: CheckoutEvent[] = [
  ...toOffers,
  { type: 'chosen', planId: 'p12' },
  { type: 'quoteAsked' },
  { type: 'quoted', quote },
]
const toConfirming: CheckoutEvent[] = [
  ...toReview,
  { type: 'disclosureProved' },
  { type: 'disclosureRead' },
  { type: 'confirmSent', pending },
]
const toDone: CheckoutEvent[] = [...toConfirming, { type: 'confirmed', agreement, receipt: 'r' }]

const after = (...events: CheckoutEvent[]) => events.reduce(reduceCheckout, startCheckout('en'))
const failed = (code: 'timeout' | 'expired' | 'declined' | 'bank-error', isFinal = false): CheckoutEvent => ({
  type: 'failed',
  reason: { code, isFinal },
})

test('a purchase passes through every step in order', () => {
  const seen = toDone.map((_, index) => after(...toDone.slice(0, index + 1)).step.at)
  expect([...new Set(seen)]).toEqual(['loading', 'offers', 'review', 'confirming', 'done'])
})

test('nothing is chosen when the offers arrive, and no quote can be asked for then', () => {
  const checkout = after(...toOffers)
  expect(checkout.step).toMatchObject({ at: 'offers', choice: null, isQuoting: false })
  expect(reduceCheckout(checkout, { type: 'quoteAsked' })).toBe(checkout)
})

test('a refused or unknown plan cannot be chosen, pay in full always can', () => {
  const refusing: CheckoutEvent[] = [
    ...toOffers.slice(0, 2),
    { type: 'offersLoaded', offers: sampleOffers('above-maximum') },
  ]
  const checkout = after(...refusing)
  expect(reduceCheckout(checkout, { type: 'chosen', planId: 'p12' })).toBe(checkout)
  expect(reduceCheckout(checkout, { type: 'chosen', planId: 'p99' })).toBe(checkout)
  expect(reduceCheckout(checkout, { type: 'chosen', planId: null }).step).toMatchObject({ choice: { planId: null } })
})

test('points and coupon keep the choice where it can still be made, and stay as they are on the way back', async () => {
  const reduction = { points: 5000, couponId: 'app-50' }
  const proposal = priceWays(offers, reduction)
  const reduced: CheckoutEvent[] = [...toOffers, { type: 'chosen', planId: 'p12' }, { type: 'reduced', proposal }]
  expect(after(...reduced).step).toMatchObject({ reduction, choice: { planId: 'p12' }, isQuoting: false })
  const ways = proposal.ways.map((way) => ({ ...way, refused: way.planId && ('below-minimum' as const) }))
  const tooSmall = after(...reduced, { type: 'reduced', proposal: { ...proposal, ways: ways as typeof proposal.ways } })
  expect(tooSmall.step).toMatchObject({ choice: null })
  expect(reduceCheckout(tooSmall, { type: 'chosen', planId: 'p12' })).toBe(tooSmall)
  const quote = await sampleReducedQuote('p12', reduction)
  const review = after(...reduced, { type: 'quoteAsked' }, { type: 'quoted', quote })
  expect(review.step).toMatchObject({ at: 'review', reduction, chosenBy: null })
  expect(reduceCheckout(review, { type: 'wentBack' }).step).toMatchObject({ ...proposal, choice: { planId: 'p12' } })
  const expired = reduceCheckout(review, failed('timeout'))
  expect(reduceCheckout(expired, { type: 'retried' }).step).toMatchObject({ reduction, isQuoting: true })
})

test('a price that is not the one on screen is confirmed only after the viewer has taken it', async () => {
  const dearer = await sampleReducedQuote('p12', { points: 5000, couponId: null })
  const proved: CheckoutEvent[] = [{ type: 'disclosureProved' }, { type: 'disclosureRead' }]
  const review = after(...toReview.slice(0, -1), { type: 'quoted', quote: dearer }, ...proved)
  expect(review.step).toMatchObject({ chosenBy: { planId: 'p12', totalMinor: 535_888 } })
  expect(canConfirm(review.step)).toBe(false)
  expect(reduceCheckout(review, { type: 'wentBack' }).step).toEqual({ at: 'loading', what: 'offers' })
  const taken = reduceCheckout(review, { type: 'priceTaken' })
  expect(canConfirm(taken.step)).toBe(true)
  expect(reduceCheckout(taken, { type: 'priceTaken' })).toBe(taken)
  // The same price in another language has been taken; yet another one has not.
  expect(reduceCheckout(taken, { type: 'quoted', quote: dearer }).step).toMatchObject({ chosenBy: null })
  const another = await sampleReducedQuote('p12', { points: 6000, couponId: null })
  expect(reduceCheckout(taken, { type: 'quoted', quote: another }).step).toMatchObject({ chosenBy: { planId: 'p12' } })
})

test.each(['below-minimum', 'above-maximum', 'no-offer'] as const)(
  'a quote that ends in %s leads back to the offers',
  (code) => {
    const reason = { code, isFinal: true }
    expect(after(...toOffers, { type: 'failed', reason }).step).toMatchObject({ at: 'problem', way: 'back' })
    expect(after({ type: 'opened' }, { type: 'failed', reason }).step).toMatchObject({ way: 'close' })
  },
)

test('confirming takes both: the proof of the disclosure and the time to read it', () => {
  expect(canConfirm(after(...toReview).step)).toBe(false)
  expect(canConfirm(after(...toReview, { type: 'disclosureRead' }).step)).toBe(false)
  expect(canConfirm(after(...toReview, { type: 'disclosureProved' }).step)).toBe(false)
  expect(canConfirm(after(...toReview, { type: 'disclosureProved' }, { type: 'disclosureRead' }).step)).toBe(true)
})

test('a quote without reading time counts as read', async () => {
  const full = await sampleQuote(null)
  const checkout = after(...toReview.slice(0, -1), { type: 'quoted', quote: full }, { type: 'disclosureProved' })
  expect(canConfirm(checkout.step)).toBe(true)
})

test('another language asks for the quote again and takes the right to confirm with it', () => {
  const ready = [...toReview, { type: 'disclosureProved' }, { type: 'disclosureRead' }] as CheckoutEvent[]
  const checkout = after(...ready, { type: 'languageChosen', locale: 'zh-CN' })
  expect(checkout).toMatchObject({ locale: 'zh-CN', step: { at: 'review', isStale: true } })
  expect(canConfirm(checkout.step)).toBe(false)
  expect(reduceCheckout(checkout, { type: 'quoted', quote }).step).toMatchObject({ isStale: false, isRead: false })
})

test('back from the review keeps what the viewer had chosen', () => {
  expect(after(...toReview, { type: 'wentBack' }).step).toMatchObject({ at: 'offers', choice: { planId: 'p12' } })
})

test('a confirm without an answer is retried as it was, id and all', () => {
  const checkout = after(...toConfirming, failed('timeout'))
  expect(checkout.step).toMatchObject({ at: 'problem', way: 'retry' })
  expect(reduceCheckout(checkout, { type: 'retried' }).step).toEqual({ at: 'confirming', pending })
})

const toGated: CheckoutEvent[] = [...toConfirming, { type: 'gated', gate: sampleGates.stepUp }]

test('a confirm that has to wait keeps what was sent, and is sent again as it was', () => {
  const gated = after(...toGated)
  expect(gated.step).toMatchObject({ at: 'gated', pending, isOpened: false })
  expect(reduceCheckout(gated, { type: 'linkOpened' }).step).toMatchObject({ at: 'gated', isOpened: true })
  expect(reduceCheckout(gated, { type: 'confirmSent', pending }).step).toEqual({ at: 'confirming', pending })
})

test('a wait can be left for other offers, and closing it ends in the very same wait', () => {
  expect(after(...toGated, { type: 'wentBack' }).step).toEqual({ at: 'loading', what: 'offers' })
  expect(after(...toGated, { type: 'closed' }).step.at).toBe('closed')
  expect(after(...toGated, failed('timeout'), { type: 'retried' }).step.at).toBe('gated')
})

test.each([
  ['timeout', false, 'retry'],
  ['bank-error', false, 'retry'],
  ['bank-error', true, 'back'],
  ['expired', true, 'back'],
  ['declined', true, 'close'],
] as const)('a confirm that ends in %s (final: %s) offers %s', (code, isFinal, way) => {
  expect(after(...toConfirming, failed(code, isFinal)).step).toMatchObject({ at: 'problem', way })
})

test('every problem has its way forward, and going it leaves the problem', () => {
  const everywhere = [[], toOffers, toReview, toConfirming, toDone]
  for (const events of everywhere) {
    for (const type of ['retried', 'wentBack', 'opened', 'closed'] as const) {
      if (events === toConfirming && type === 'closed') continue // see the next
      expect(after(...events, failed('timeout'), { type }).step.at).not.toBe('problem')
    }
  }
})

test('closing gives up all but a confirm that was sent', () => {
  expect(after(...toReview, { type: 'closed' }).step.at).toBe('closed')
  expect(after(...toConfirming, { type: 'closed' }).step.at).toBe('confirming')
  expect(after(...toConfirming, failed('timeout'), { type: 'closed' }).step.at).toBe('problem')
  expect(after(...toConfirming, failed('expired', true), { type: 'closed' }).step.at).toBe('closed')
  expect(after(...toDone, { type: 'closed' }).step.at).toBe('done')
  expect(after(...toConfirming, { type: 'opened' }).step.at).toBe('confirming')
})

const another = { displayName: 'Wei', cardTail: '0001' }
const points: CheckoutEvent = { type: 'reduced', proposal: priceWays(offers, { points: 5000, couponId: null }) }
const toPoints: CheckoutEvent[] = [...toOffers, points, { type: 'chosen', planId: 'p12' }]

test.each([
  ['offers', toPoints, { points: 5000 }],
  ['a quote', toReview, { points: 0 }],
  ['a confirm', toConfirming, { points: 0 }],
  ['a gate', [...toConfirming, { type: 'gated', gate: sampleGates.coolingOff }], { points: 0 }],
] as [string, CheckoutEvent[], object][])(
  'a session lost at %s takes nothing of what its viewer had chosen, and gives nobody else anything',
  (_, events, reduction) => {
    const lost = after(...events, { type: 'sessionLost' })
    expect(lost.kept).toMatchObject({ choice: { planId: 'p12' }, reduction })
    const asOf = (viewer: typeof sampleViewer) =>
      [
        { type: 'signInNeeded' },
        { type: 'linkReady', link: sampleLink },
        { type: 'signedIn', viewer },
        { type: 'offersLoaded', offers },
      ].reduce((checkout, event) => reduceCheckout(checkout, event as CheckoutEvent), lost)
    expect(asOf(sampleViewer)).toMatchObject({ kept: null, step: { at: 'offers', choice: { planId: 'p12' } } })
    expect(asOf(another)).toMatchObject({ kept: null, step: { at: 'offers', choice: null } })
  },
)

test.each(['expired', 'bank-error'] as const)(
  'after %s at the confirm the next offers have what was chosen, if it can be had',
  (code) => {
    const back = after(...toConfirming, failed(code, true), { type: 'wentBack' })
    expect(back.step).toEqual({ at: 'loading', what: 'offers' })
    expect(reduceCheckout(back, { type: 'offersLoaded', offers }).step).toMatchObject({ choice: { planId: 'p12' } })
    const refused = sampleOffers('above-maximum')
    expect(reduceCheckout(back, { type: 'offersLoaded', offers: refused }).step).toMatchObject({ choice: null })
    // Another beginning has nothing chosen.
    const anew = [{ type: 'opened' }, ...toOffers.slice(1)].reduce(
      (now, event) => reduceCheckout(now, event as CheckoutEvent),
      back,
    )
    expect(anew.step).toMatchObject({ choice: null })
  },
)

const standard = { proposal: priceWays(sampleOffers(), noReduction) }

test('what everybody is offered is painted while there is nothing to press, and goes with its order', () => {
  const priced: CheckoutEvent = { type: 'standardPriced', standard }
  const start: CheckoutEvent = { type: 'opened', isNewcomer: true }
  expect(after(start).step).toEqual({ at: 'loading', what: 'session', isNewcomer: true })
  expect(after(start, priced)).toMatchObject({ standard, step: { at: 'loading' } })
  const preparing = after(start, { type: 'signInNeeded' })
  expect(reduceCheckout(preparing, priced)).toMatchObject({ standard })
  const linked = reduceCheckout(preparing, { type: 'linkReady', link: sampleLink })
  expect(reduceCheckout(linked, priced)).toBe(linked)
  expect(after(start, priced, { type: 'opened' })).toMatchObject({ standard: null })
})

test('the offers take the places of what everybody was offered', () => {
  const personal = { ...offers, terms: 'personal' as const, plans: offers.plans.toReversed() }
  const events: CheckoutEvent[] = [
    { type: 'signedIn', viewer: sampleViewer },
    { type: 'offersLoaded', offers: personal },
  ]
  const idsAfter = (...first: CheckoutEvent[]) => {
    const { step } = after({ type: 'opened' }, ...first, ...events)
    return step.at === 'offers' ? step.offers.plans.map(({ planId }) => planId) : []
  }
  expect(idsAfter()).toEqual(['p12', 'p6', 'p3'])
  expect(idsAfter({ type: 'standardPriced', standard })).toEqual(['p3', 'p6', 'p12'])
})

test('a sign-in link is replaced while the old one stays on screen', () => {
  const signedOut = after({ type: 'opened' }, { type: 'signInNeeded' }, { type: 'linkReady', link: sampleLink })
  const worn = reduceCheckout(signedOut, { type: 'linkWornOut' })
  expect(worn.step).toMatchObject({ link: sampleLink, isStale: true })
  const next = { ...sampleLink, matchCode: '12' }
  expect(reduceCheckout(worn, { type: 'linkReady', link: next }).step).toEqual({
    at: 'signed-out',
    link: next,
    isStale: false,
    isOpened: false,
  } satisfies Step)
})

test('a lost session starts again, but not for ever', () => {
  const once = after(...toOffers, { type: 'sessionLost' })
  expect(once).toMatchObject({ viewer: null, step: { at: 'loading', what: 'session' } })
  const thrice = after(...toOffers, { type: 'sessionLost' }, { type: 'sessionLost' }, { type: 'sessionLost' })
  expect(thrice.step).toMatchObject({ at: 'problem', reason: { code: 'bank-error' } })
})

test('an answer of the platform that was kept is there at once', () => {
  const answer = { outcome: 'accepted', orderNumber: 'SO-1' } as const
  const kept: CheckoutEvent = { type: 'confirmSent', pending: { ...pending, answer } }
  expect(after(...toOffers, kept, { type: 'confirmed', agreement, receipt: 'r' }).step).toMatchObject({ answer })
  expect(after(...toDone).step).toMatchObject({ answer: { outcome: 'waiting' } })
})

test('events that mean nothing where the checkout stands change nothing', () => {
  const checkout = after(...toDone)
  for (const type of ['quoteAsked', 'priceTaken', 'disclosureRead', 'linkOpened', 'wentBack', 'retried'] as const) {
    expect(reduceCheckout(checkout, { type })).toBe(checkout)
  }
})
