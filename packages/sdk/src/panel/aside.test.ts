import { expect, test } from 'vitest'
import { type CheckoutEvent, reduceCheckout, startCheckout } from './checkout.ts'
import { sampleOffers, sampleViewer } from './testing/samples.ts'

const after = (...events: CheckoutEvent[]) => events.reduce(reduceCheckout, startCheckout('en'))
const opened: CheckoutEvent = { type: 'asideOpened', name: 'privacy' }
const closed: CheckoutEvent = { type: 'asideClosed' }
const toChosen: CheckoutEvent[] = [
  { type: 'signedIn', viewer: sampleViewer },
  { type: 'offersLoaded', offers: sampleOffers() },
  { type: 'chosen', planId: 'p12' },
]

test('an aside lies over the step and leaves it as it was', () => {
  const chosen = after(...toChosen)
  const over = reduceCheckout(chosen, opened)
  expect(over).toEqual({ ...chosen, aside: { name: 'privacy', haveTermsChanged: false } })
  expect(over.step).toBe(chosen.step)
  expect(reduceCheckout(over, closed)).toEqual(chosen)
})

test('what happens beneath an aside happens, and the aside stays', () => {
  const over = after(...toChosen, opened, { type: 'failed', reason: { code: 'offline' } })
  expect(over).toMatchObject({ step: { at: 'problem' }, aside: { name: 'privacy' } })
})

test.each(['opened', 'closed'] as const)('a panel that is %s anew has nothing over it', (type) => {
  expect(after(...toChosen, opened, { type }).aside).toBe(null)
})

test('the offers are stale once the viewer is back from a changed consent, not before and not without', () => {
  const changed = after(...toChosen, opened, { type: 'termsChanged' })
  expect(changed.step).not.toHaveProperty('isStale')
  expect(reduceCheckout(changed, closed).step).toMatchObject({ at: 'offers', isStale: true, choice: { planId: 'p12' } })
  expect(after(...toChosen, opened, closed).step).not.toHaveProperty('isStale')
})

test('offers asked for again keep places and choice; a choice that is gone is none', () => {
  const stale = after(...toChosen, opened, { type: 'termsChanged' }, closed)
  const { plans, ...offers } = sampleOffers()
  const turned = { ...offers, plans: [...plans].reverse() }
  const fresh = reduceCheckout(stale, { type: 'offersLoaded', offers: turned })
  expect(fresh.step).toMatchObject({ offers: { plans }, choice: { planId: 'p12' } })
  expect(fresh.step).not.toHaveProperty('isStale')
  const without = { ...offers, plans: plans.filter(({ planId }) => planId !== 'p12') }
  expect(reduceCheckout(stale, { type: 'offersLoaded', offers: without }).step).toMatchObject({ choice: null })
})
