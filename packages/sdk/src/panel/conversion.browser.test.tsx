import { findByText } from '@testing-library/preact'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { bankWorker } from './testing/mountPanel.ts'
import { problemResponse } from './testing/sampleBank.ts'
import { at, confirmKey, find, press, typesOf, useCheckout } from './testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()

test('the answer of the platform is shown, and another conversion’s is not', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  const id = panel.announced[0]?.id ?? ''
  panel.send({ type: 'host:answer', body: { id: 'other', outcome: 'refused' } })
  expect(at(panel, 'done')?.textContent).toContain('Telling the shop…')
  panel.send({ type: 'host:answer', body: { id, outcome: 'accepted', orderNumber: 'SO-7' } })
  await findByText(panel.root, 'SO-7')
  expect(at(panel, 'done')?.textContent).toContain('The shop has accepted your order.')
})

test.each([
  ['refused', 1],
  ['accepted', 0],
  ['unknown', 0],
] as const)(
  'an order that the shop has %s: the bank is asked to let the agreement go %i times',
  async (outcome, times) => {
    const panel = mountSignedIn()
    const asked: string[] = []
    bankWorker.use(
      http.post('*/abandon', ({ request }) => {
        asked.push(new URL(request.url).pathname)
        return HttpResponse.error()
      }),
    )
    await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
    const { id = '', agreementId } = panel.announced[0] ?? {}
    panel.send({ type: 'host:answer', body: { id, outcome } })
    await vi.waitFor(() => expect(at(panel, 'done')?.textContent).not.toContain('Telling the shop…'))
    await vi.waitFor(() => expect(asked).toEqual(Array(times).fill(`/v1/agreements/${agreementId}/abandon`)))
  },
)

test('the id of a conversion is written before it is sent, and a lost answer is asked for again with it', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  const sent: { key: string | null; kept: string | null }[] = []
  bankWorker.use(
    http.post(
      '*/confirm',
      ({ request }) => {
        sent.push({ key: request.headers.get('idempotency-key'), kept: sessionStorage.getItem(confirmKey()) })
        return HttpResponse.error()
      },
      { once: true },
    ),
  )
  await press(panel, 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('offline')
  expect(sent).toHaveLength(1)
  expect(JSON.parse(sent[0]?.kept ?? '')).toMatchObject({
    conversionId: sent[0]?.key,
    quote: { quoteId: 'quo_full_0_en' },
  })
  ;(await findByText(panel.root, 'Try again')).click()
  await find(panel, 'done')
  expect([...panel.bank.confirmations.keys()]).toEqual([sent[0]?.key])
  expect(typesOf(panel)).toEqual(['panel:selected', 'panel:quoted', 'panel:failed', 'panel:converted'])
})

test('a refusal that is found again after a reload is said to the bank once more', async () => {
  const asked: string[] = []
  const abandon = http.post('*/abandon', ({ request }) => {
    asked.push(new URL(request.url).pathname)
    return problemResponse('wrong-state')
  })
  const first = mountSignedIn()
  bankWorker.use(abandon)
  await press(first, 'pay-in-full', 'review', 'confirm', 'done')
  const { id = '', agreementId } = first.announced[0] ?? {}
  first.send({ type: 'host:answer', body: { id, outcome: 'refused' } })
  const path = `/v1/agreements/${agreementId}/abandon`
  await vi.waitFor(() => expect(asked).toEqual([path]))
  first.unmount()
  const second = mountSignedIn()
  bankWorker.use(
    abandon,
    http.post('*/confirm', () => HttpResponse.json([...first.bank.confirmations.values()][0])),
  )
  await find(second, 'done')
  await vi.waitFor(() => expect(asked).toEqual([path, path]))
  expect(second.announced).toEqual([])
})

test.each([
  ['no answer yet', null, 2],
  ['kept silent', 'unknown', 2],
  ['answered', 'accepted', 1],
] as const)('a page that comes back and had %s hears it as often as it has to (%s, %i)', async (_, outcome, times) => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  const { id = '' } = panel.announced[0] ?? {}
  if (outcome) panel.send({ type: 'host:answer', body: { id, outcome } })
  dispatchEvent(new Event('online'))
  expect(panel.announced.map((told) => told.id)).toEqual(Array(times).fill(id))
})

test('after a reload a confirm that was sent is brought to its end, and told to the host once more', async () => {
  const first = mountSignedIn()
  await press(first, 'pay-in-full', 'review', 'confirm', 'done')
  first.unmount()
  const second = mountSignedIn()
  bankWorker.use(http.post('*/confirm', () => HttpResponse.json([...first.bank.confirmations.values()][0])))
  await find(second, 'done')
  expect(second.announced).toEqual(first.announced)
})

test('after the platform has answered, a reload shows the answer and tells the host nothing', async () => {
  const first = mountSignedIn()
  await press(first, 'pay-in-full', 'review', 'confirm', 'done')
  const id = first.announced[0]?.id ?? ''
  first.send({ type: 'host:answer', body: { id, outcome: 'accepted', orderNumber: 'SO-7' } })
  first.unmount()
  const second = mountSignedIn()
  bankWorker.use(http.post('*/confirm', () => HttpResponse.json([...first.bank.confirmations.values()][0])))
  await findByText(second.root, 'SO-7')
  expect(second.announced).toEqual([])
})
