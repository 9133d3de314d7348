import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadChoicePart } from './choice/loadChoicePart.ts'
import { priceWays } from './choice/priceWays.ts'
import { createPanelStorage } from './panelStorage.ts'
import { loadOffers } from './purchaseWork.ts'
import { sampleOffers } from './testing/samples.ts'
import { noReduction } from './ways.ts'
import type { WorkContext } from './work.ts'

vi.mock('./choice/loadChoicePart.ts', () => ({ loadChoicePart: vi.fn() }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const offers = sampleOffers()
const backwards = { ...offers, plans: offers.plans.toReversed() }

/** Loads the offers and gives what came of it. */
function run() {
  const finish = vi.fn()
  const context: WorkContext = {
    bank: { askOffers: async () => ({ value: backwards }) } as never, // nothing else is asked
    storage: createPanelStorage('pk_test', () => {
      throw new Error('no storage')
    }),
    delivery: async () => null,
    ...{ clientId: 'pk_test', hostOrigin: 'https://shop.example', who: '' },
    order: { ...offers, category: '5732', tags: [], locale: 'en' } as WorkContext['order'],
    step: () => ({ at: 'loading', what: 'offers' }),
    signal: new AbortController().signal,
    finish,
  }
  void loadOffers(context)
  return finish
}

test('the offers come with the prices of the part that makes them', async () => {
  vi.mocked(loadChoicePart).mockResolvedValue({ priceWays } as never) // of the part only this is called here
  const finish = run()
  await vi.advanceTimersByTimeAsync(0)
  const proposal = priceWays(backwards, noReduction)
  expect(finish).toHaveBeenCalledExactlyOnceWith({ type: 'offersLoaded', offers: backwards, proposal })
  expect(proposal.ways[0]).toMatchObject({ earnedPoints: 24_995 })
})

test.each([
  ['cannot be had', Promise.resolve(null), 0],
  ['does not come', new Promise<never>(() => {}), 1500],
])('when that part %s, they come in the bank’s own figures, in their order', async (_, loading, afterMs) => {
  vi.mocked(loadChoicePart).mockReturnValue(loading)
  const finish = run()
  await vi.advanceTimersByTimeAsync(afterMs)
  expect(finish).toHaveBeenCalledOnce()
  const [{ proposal }] = finish.mock.lastCall ?? []
  expect(proposal.offers).toEqual(offers)
  expect(proposal.ways[1]).not.toHaveProperty('earnedPoints')
})
