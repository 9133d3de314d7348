import { expect, test } from 'vitest'
import type { CheckoutEvent, Step } from './checkout.ts'
import { createActions } from './createActions.ts'
import { createPanelStorage, type PanelStorage } from './panelStorage.ts'
import { type PendingConfirm, readPendingConfirm, removePendingConfirm, writePendingConfirm } from './pendingConfirm.ts'
import { sampleOffers, sampleOrder, sampleQuote } from './testing/samples.ts'
import { proposeAsGiven } from './ways.ts'

const quote = await sampleQuote('p12')
const who = '凌 6601'
const request = { disclosureHash: quote.disclosureHash }
const first: PendingConfirm = { conversionId: '0197a1b2-c3d4-7abc-8def-0123456789ab', quote, request, who }
const second: PendingConfirm = { ...first, conversionId: '0197a1b2-c3d4-7abc-8def-0123456789ac' }

/** The panels of two docks on one page, which share the storage of their tab. */
function twoPanels(): [PanelStorage, PanelStorage] {
  const shared = new Map<string, string>()
  const storage = {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, value: string) => void shared.set(key, value),
    removeItem: (key: string) => void shared.delete(key),
  } as unknown as Storage
  return [createPanelStorage('pk', () => storage), createPanelStorage('pk', () => storage)]
}

test('what one panel wrote another reads, also after it wrote something itself', () => {
  const [a, b] = twoPanels()
  writePendingConfirm(a, first)
  writePendingConfirm(b, second)
  expect(readPendingConfirm(a, quote.orderRef, who)).toEqual(second)
})

test('a confirm of one viewer is not found by another who signs in in the same tab', () => {
  const [a] = twoPanels()
  writePendingConfirm(a, first)
  expect(readPendingConfirm(a, quote.orderRef, '伟 1202')).toBeNull()
})

test('a refused confirm removes its own record and no other', () => {
  const [a, b] = twoPanels()
  writePendingConfirm(a, first)
  removePendingConfirm(b, second)
  expect(readPendingConfirm(a, quote.orderRef, who)).toEqual(first)
  removePendingConfirm(a, first)
  expect(readPendingConfirm(b, quote.orderRef, who)).toBeNull()
})

test('a second panel that confirms the same order brings the first one’s confirm to its end', () => {
  const [a, b] = twoPanels()
  writePendingConfirm(a, first)
  const events: CheckoutEvent[] = []
  const review: Step = {
    at: 'review',
    ...proposeAsGiven(sampleOffers()),
    quote,
    chosenBy: null,
    isGenuine: true,
    isRead: true,
    isStale: false,
  }
  const { confirm } = createActions({
    bank: {} as never,
    storage: b,
    delivery: async () => null,
    who: () => who,
    step: () => review,
    order: () => sampleOrder,
    dispatch: (event) => events.push(event) > 0,
    start: () => {},
    tell: () => {},
  })
  confirm('proved')
  expect(events).toEqual([{ type: 'confirmSent', pending: first }])
  expect(readPendingConfirm(a, quote.orderRef, who)).toEqual(first)
})
