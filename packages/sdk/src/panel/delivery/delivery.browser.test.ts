import { findByText } from '@testing-library/preact'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { keptRows, writeRow } from '../testing/keptRows.ts'
import { bankWorker } from '../testing/mountPanel.ts'
import { problemResponse } from '../testing/sampleBank.ts'
import { sampleOrder } from '../testing/samples.ts'
import { at, find, type Mounted, press, useCheckout } from '../testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()
const toConfirm = ['pay-in-full', 'review', 'confirm'] as const

/** The browser was killed and is back: what belonged to its tabs is gone. */
function restart(first: Mounted) {
  first.unmount()
  sessionStorage.clear()
  const panel = mountSignedIn()
  bankWorker.use(http.post('*/confirm', () => HttpResponse.json([...first.bank.confirmations.values()][0])))
  return panel
}

const states = async () => (await keptRows()).map(({ state }) => state)
const answer = (panel: Mounted, outcome: 'accepted' | 'unknown' = 'accepted') =>
  panel.send({ type: 'host:answer', body: { id: panel.announced[0]?.id ?? '', outcome } })

test('a confirm is on the disk before it is sent, without anything that opens a session', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  const kept: unknown[] = []
  bankWorker.use(
    http.post('*/confirm', async ({ request }) => {
      kept.push({ key: request.headers.get('idempotency-key'), rows: await keptRows() })
    }),
  )
  await press(panel, 'confirm', 'done')
  const [{ key, rows }] = kept as [{ key: string; rows: object[] }]
  expect(rows).toMatchObject([{ id: key, state: 'new', orderRef: 'ord-1', pending: { conversionId: key } }])
  expect(JSON.stringify(rows)).not.toMatch(/t{43}|凌|6601/)
})

test('eight panels of a page that confirm one order at once are one confirm, sent by one of them at a time', async () => {
  const panels = Array.from({ length: 8 }, () => mountSignedIn())
  for (const panel of panels) await press(panel, 'pay-in-full', 'review')
  const buttons = await Promise.all(panels.map((panel) => find(panel, 'confirm')))
  // As tabs, they do not see each other's storage of the session.
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => null)
  const keys: (string | null)[] = []
  let [under, most] = [0, 0]
  bankWorker.use(
    http.post('*/confirm', async ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 20))
      under--
    }),
  )
  for (const button of buttons) button.click()
  await Promise.all(panels.map((panel) => find(panel, 'done')))
  vi.restoreAllMocks()
  expect(new Set(keys).size).toBe(1)
  expect(most).toBe(1)
  expect(panels.map(({ announced }) => announced.map(({ id }) => id))).toEqual(panels.map(() => [keys[0]]))
  expect(await keptRows()).toHaveLength(1)
})

test('what the bank has agreed to and the host not answered is found again, and told once more as it was', async () => {
  const first = mountSignedIn()
  await press(first, ...toConfirm, 'done')
  await vi.waitFor(async () => expect(await states()).toEqual(['acked']))
  const second = restart(first)
  await find(second, 'done')
  expect(second.announced).toEqual(first.announced)
})

test('what the host has answered is no news after that, and keeps nothing of the purchase', async () => {
  const first = mountSignedIn()
  await press(first, ...toConfirm, 'done')
  answer(first)
  await vi.waitFor(async () => expect(await states()).toEqual(['told']))
  expect((await keptRows())[0]).not.toHaveProperty('pending')
  const second = restart(first)
  await find(second, 'pay-in-full')
  expect(second.announced).toEqual([])
})

test('the silence of a host is no answer: it is told again', async () => {
  const first = mountSignedIn()
  await press(first, ...toConfirm, 'done')
  await vi.waitFor(async () => expect(await states()).toEqual(['acked']))
  answer(first, 'unknown')
  await vi.waitFor(() => expect(first.root.textContent).toContain('the shop has not answered yet'))
  const second = restart(first)
  await find(second, 'done')
  expect(second.announced).toEqual(first.announced)
})

test('another viewer of the same browser does not find it, and it waits for its own', async () => {
  const first = mountSignedIn()
  await press(first, ...toConfirm, 'done')
  first.unmount()
  sessionStorage.clear()
  const other = mountSignedIn()
  bankWorker.use(
    http.get('*/v1/sessions/me', () =>
      HttpResponse.json({
        expiresAt: '2099-01-01T00:00:00.000Z',
        viewer: { displayName: '伟', cardTail: '1202' },
        signIn: 'done',
      }),
    ),
  )
  await find(other, 'pay-in-full')
  expect(other.announced).toEqual([])
  await find(restart(first), 'done')
})

test('signing out forgets what is over of the viewer, and not what was sent and has no answer', async () => {
  const panel = mountSignedIn()
  await press(panel, ...toConfirm, 'done')
  await vi.waitFor(async () => expect(await states()).toEqual(['acked']))
  const [own] = await keptRows()
  const idOf = (n: number) => `0197a1b2-c3d4-7abc-8def-00000000000${n}`
  await writeRow({ ...own, id: idOf(1), orderRef: 'ord-7', state: 'new' })
  for (const [n, state] of [
    [2, 'told'],
    [3, 'dead'],
  ] as const) {
    await writeRow({ id: idOf(n), orderRef: 'ord-8', who: own?.who, state, atMs: own?.atMs })
  }
  await writeRow({ ...own, id: idOf(4), orderRef: 'ord-9', who: 'a'.repeat(64) })
  panel.send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', orderRef: 'ord-2' } })
  ;(await findByText(panel.root, 'Not you?')).click()
  await vi.waitFor(async () => expect((await keptRows()).map(({ id }) => id)).toEqual([idOf(1), idOf(4)]))
})

test('a row that is none is taken out and harms nothing', async () => {
  await writeRow({ id: 'x', state: 'new', pending: { conversionId: '<script>' } })
  const panel = mountSignedIn()
  await press(panel, ...toConfirm, 'done')
  expect((await keptRows()).map(({ id }) => id)).toEqual([panel.announced[0]?.id])
})

test('a confirm that the bank refuses for good is counted as dead and never sent again', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  let sent = 0
  bankWorker.use(
    http.post('*/confirm', () => {
      sent++
      return problemResponse('sold-out')
    }),
  )
  await press(panel, 'confirm', 'problem')
  await vi.waitFor(() => expect(document.documentElement.dataset.dead).toBe('1'))
  expect(await keptRows()).toMatchObject([{ state: 'dead', code: 'sold-out' }])
  panel.unmount()
  sessionStorage.clear()
  await find(mountSignedIn(), 'pay-in-full')
  expect(sent).toBe(1)
})

test.each([
  ['online', () => dispatchEvent(new Event('online'))],
  ['shown from the back/forward cache', () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))],
  ['visible', () => document.dispatchEvent(new Event('visibilitychange'))],
])('once the page is %s, what nobody answered is sent and said again under its id', async (_, wake) => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  bankWorker.use(http.post('*/confirm', () => HttpResponse.error(), { once: true }))
  await press(panel, 'confirm', 'problem')
  wake()
  await find(panel, 'done')
  wake()
  expect(panel.announced).toHaveLength(2)
  expect(panel.announced[1]).toEqual(panel.announced[0])
  answer(panel)
  wake()
  expect(panel.announced).toHaveLength(2)
})

test('an answer that did not come is asked for behind the problem, in the bank’s own time', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  bankWorker.use(
    http.post(
      '*/confirm',
      () => {
        const { status } = problemResponse('unavailable')
        return new HttpResponse('busy', { status, headers: { 'retry-after': '1' } })
      },
      { once: true },
    ),
  )
  await press(panel, 'confirm', 'problem')
  await find(panel, 'done')
  expect(at(panel, 'problem')).toBe(null)
})

test('a panel that was closed before the answer came still brings the confirm to its end', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  bankWorker.use(http.post('*/confirm', () => HttpResponse.error(), { once: true }))
  await press(panel, 'confirm', 'problem', 'close')
  await vi.waitFor(() => expect(panel.announced).toHaveLength(1), 10_000)
})
