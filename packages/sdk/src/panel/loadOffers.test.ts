import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadChoicePart } from './choice/loadChoicePart.ts'
import { priceWays } from './choice/priceWays.ts'
import { createPanelStorage } from './panelStorage.ts'
import type { PendingConfirm } from './pendingConfirm.ts'
import { loadOffers, sendConfirm } from './purchaseWork.ts'
import { sampleOffers, sampleQuote } from './testing/samples.ts'
import { noReduction } from './ways.ts'
import type { Work, WorkContext } from './work.ts'

vi.mock('./choice/loadChoicePart.ts', () => ({ loadChoicePart: vi.fn() }))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const offers = sampleOffers()
const backwards = { ...offers, plans: offers.plans.toReversed() }

/** Does the work and gives what came of it. */
function run({ work = loadOffers, ...change }: Partial<WorkContext> & { work?: Work } = {}) {
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
    ...change,
  }
  void work(context)
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

const never = () => new Promise<never>(() => {})

test('the offers come without the part that knows of confirms sent before, when it does not come', async () => {
  vi.mocked(loadChoicePart).mockResolvedValue(null)
  const finish = run({ delivery: never })
  await vi.advanceTimersByTimeAsync(1500)
  expect(finish).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'offersLoaded' }))
})

test('a confirm is sent without the part that would keep it, when it does not come', async () => {
  const quote = await sampleQuote(null)
  const pending: PendingConfirm = { conversionId: 'c-1', quote, request: { disclosureHash: quote.disclosureHash } }
  const confirm = vi.fn(async () => ({ value: { status: 'declined' } }))
  const finish = run({
    work: sendConfirm,
    bank: { confirm } as never, // nothing else is asked
    delivery: never,
    step: () => ({ at: 'confirming', pending }) as never, // the rest of the step is for the screen
  })
  await vi.advanceTimersByTimeAsync(1500)
  expect(confirm).toHaveBeenCalledExactlyOnceWith(quote.quoteId, 'c-1', pending.request)
  expect(finish).toHaveBeenCalledOnce()
})
