import { expect, test } from 'vitest'
import { reduceCheckout, type Step, startCheckout } from '../checkout.ts'
import { asides, states } from './panelStates.ts'
import { asideNames, slugOf, stateNames } from './stateNames.ts'

const after = (events: Parameters<typeof reduceCheckout>[1][]) => events.reduce(reduceCheckout, startCheckout('en'))

/** A step that is added to the checkout is missing here, and does not compile. */
const steps: Record<Step['at'], true> = {
  loading: true,
  'signed-out': true,
  offers: true,
  review: true,
  confirming: true,
  gated: true,
  done: true,
  problem: true,
  closed: true,
}

test('every step of the checkout can be shown, under a name that fits an address', () => {
  expect(new Set(Object.values(states).map((events) => after(events).step.at))).toEqual(new Set(Object.keys(steps)))
  const slugs = [...stateNames, ...asideNames].map(slugOf)
  expect(new Set(slugs).size).toBe(slugs.length)
  for (const slug of slugs) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect([Object.keys(states).sort(), Object.keys(asides).sort()]).toEqual([
    [...stateNames].sort(),
    [...asideNames].sort(),
  ])
})

test.each(Object.entries(states))('%s comes about by events that all mean something', (_, events) => {
  let checkout = startCheckout('en')
  for (const event of events) {
    const next = reduceCheckout(checkout, event)
    expect([event.type, next !== checkout]).toEqual([event.type, true])
    checkout = next
  }
})
