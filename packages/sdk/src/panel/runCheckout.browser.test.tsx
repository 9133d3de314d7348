import { findByText } from '@testing-library/preact'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bankWorker } from './testing/mountPanel.ts'
import { problemResponse } from './testing/sampleBank.ts'
import { sampleOrder, sampleQuote } from './testing/samples.ts'
import { at, confirmKey, find, press, typesOf, useCheckout } from './testing/useCheckout.ts'

const { mount, mountSignedIn } = useCheckout()

test('signing in, choosing, confirming: the host hears of each step and the conversion is the agreement', async () => {
  const panel = mount()
  const link = await find(panel, 'sign-in')
  expect(link).toMatchObject({
    tagName: 'A',
    target: '_blank',
    rel: 'noopener',
    href: 'https://bank.example/sign-in/1',
  })
  expect(at(panel, 'match-code')?.textContent).toBe('47')
  expect(at(panel, 'plan')).toBe(null)
  panel.bank.signIn()
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
  expect(typesOf(panel)).toEqual(['panel:selected', 'panel:quoted', 'panel:converted'])
  const [conversion] = panel.announced
  expect(conversion).toMatchObject({ orderRef: 'ord-1', orderMinor: 499_900, totalMinor: 499_900, receipt: 'a.b.c' })
  expect([...panel.bank.confirmations.keys()]).toEqual([conversion?.id])
  expect(conversion?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
})

test('the whole purchase can be made by keyboard', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  panel.root.querySelector('h1')?.focus()
  const tabTo = async (name: string) => {
    for (let i = 0; i < 12 && !document.activeElement?.matches(`[data-od=${name}], [data-od=${name}] *`); i++) {
      await userEvent.keyboard('{Tab}')
    }
    expect(document.activeElement?.closest('[data-od]')?.getAttribute('data-od')).toBe(name)
  }
  await tabTo('pay-in-full')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.closest<HTMLElement>('[data-od]')?.dataset.planId).toBe('p12')
  await tabTo('review')
  await userEvent.keyboard('{Enter}')
  await find(panel, 'confirm')
  await tabTo('confirm')
  await userEvent.keyboard('{Enter}')
  await find(panel, 'done')
  expect(panel.announced[0]).toMatchObject({ totalMinor: 535_888 })
})

test('two presses of confirm send one', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  const confirm = await find(panel, 'confirm')
  let sent = 0
  bankWorker.use(http.post('*/confirm', () => void sent++))
  confirm.click()
  confirm.click()
  await find(panel, 'done')
  expect(sent).toBe(1)
  expect(panel.announced).toHaveLength(1)
})

test('a plan used up between quote and confirm is said, nothing is kept of the confirm, and the choice is', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan', 'review')
  await find(panel, 'confirm')
  bankWorker.use(http.post('*/confirm', () => problemResponse('sold-out'), { once: true }))
  await press(panel, 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('sold-out')
  expect(confirmKey()).toBe('')
  ;(await findByText(panel.root, 'Choose again')).click()
  await find(panel, 'plan')
  expect(panel.root.querySelector('.option:has(:checked)')).not.toBe(null)
})

test('Escape closes and never confirms', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  await userEvent.keyboard('{Escape}')
  expect(typesOf(panel).at(-1)).toBe('panel:closed')
  expect(panel.bank.confirmations.size).toBe(0)
})

test('saying no takes one click, and the host hears it before the panel closes', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  ;(await findByText(panel.root, 'No, thanks')).click()
  expect(typesOf(panel)).toEqual(['panel:declined', 'panel:closed'])
})

test('a closed panel that is seen again starts over', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan', 'close')
  panel.reopen()
  await find(panel, 'plan')
  expect(panel.root.querySelector('input:checked')).toBe(null)
})

test('a viewer the bank declines learns it here, the host hears of no offer, and nothing is kept', async () => {
  const panel = mountSignedIn({ declines: true })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('declined')
  expect(panel.told.at(-1)).toEqual({ type: 'panel:empty', body: { code: 'no-offer' } })
  expect(confirmKey()).toBe('')
})

test('a disclosure that does not hash to what the bank will sign cannot be confirmed', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  bankWorker.use(
    http.post('*/v1/quotes', async () =>
      HttpResponse.json({ ...(await sampleQuote(null, 'en')), disclosureHash: '0'.repeat(64) }),
    ),
  )
  await press(panel, 'pay-in-full', 'review')
  expect((await find(panel, 'problem')).dataset.code).toBe('bank-error')
  expect(panel.bank.confirmations.size).toBe(0)
})

test('another language brings the disclosure in that language', async () => {
  const panel = mountSignedIn()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'disclosure')
  await userEvent.selectOptions(await find(panel, 'language'), '简体中文')
  await vi.waitFor(() => {
    expect(at(panel, 'disclosure')?.textContent).toContain('本次一次付清')
    expect(document.documentElement.lang).toBe('zh-CN')
  }, 5000)
  await find(panel, 'confirm')
})

test.each([
  ['a session the bank no longer knows', 'unauthorized', null],
  ['a plan that was used up', 'sold-out', 'Choose again'],
  ['a quote that could not be had in time', 'rate-limited', 'Try again'],
] as const)('after %s the same viewer finds what they had chosen', async (_, code, way) => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  bankWorker.use(http.post('*/v1/quotes', () => problemResponse(code), { once: true }))
  const chosen = panel.root.querySelector<HTMLElement>('.option:has(:checked)')?.dataset.planId
  await press(panel, 'review')
  if (way) {
    expect((await find(panel, 'problem')).dataset.code).toBe(code)
    ;(await findByText(panel.root, way)).click()
  } else await vi.waitFor(() => expect(panel.bank.sessions()).toBe(1), 5000)
  if (code === 'rate-limited') return void (await find(panel, 'confirm'))
  await find(panel, 'plan')
  expect(panel.root.querySelector<HTMLElement>('.option:has(:checked)')?.dataset.planId).toBe(chosen)
  await press(panel, 'review', 'confirm', 'done')
})

test.each([
  ['expired', 'empty', 'Choose again'],
  ['order-taken', 'empty', 'Return to the shop'],
  ['bank-error', 'failed', 'Try again'],
] as const)('%s at the quote is one sentence and one way forward', async (code, kind, way) => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  bankWorker.use(http.post('*/v1/quotes', () => problemResponse(code), { once: true }))
  await press(panel, 'pay-in-full', 'review')
  expect((await find(panel, 'problem')).dataset.code).toBe(code)
  expect(panel.told.at(-1)).toEqual({ type: `panel:${kind}`, body: { code } })
  await findByText(panel.root, way)
})

test.each([
  ['the offers', '*/v1/offers', 'plan'],
  ['the session', '*/v1/sessions/me', 'plan'],
])('%s that could not be asked for offline are asked for again by themselves once online', async (_, path, name) => {
  const panel = mountSignedIn()
  let isOffline = true
  bankWorker.use(http.all(path, () => (isOffline ? HttpResponse.error() : undefined)))
  expect((await find(panel, 'problem')).dataset.code).toBe('offline')
  isOffline = false
  dispatchEvent(new Event('online'))
  await find(panel, name)
})

test('a sign-in link that could not be had offline comes by itself once online', async () => {
  const panel = mount()
  bankWorker.use(http.post('*/v1/sessions/sign-in', () => HttpResponse.error(), { once: true }))
  await find(panel, 'problem')
  dispatchEvent(new Event('online'))
  await find(panel, 'match-code')
})

test('a quote is the viewer’s to ask for again, and so is what failed at the bank', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  bankWorker.use(http.post('*/v1/quotes', () => HttpResponse.error(), { once: true }))
  await press(panel, 'review')
  await find(panel, 'problem')
  dispatchEvent(new Event('online'))
  expect(at(panel, 'problem')?.dataset.code).toBe('offline')
  ;(await findByText(panel.root, 'Try again')).click()
  await find(panel, 'confirm')
})

test('a changed order starts over, the same order again does not', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  panel.send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', theme: 'dark' } })
  expect(panel.root.querySelector('input:checked')).not.toBe(null)
  panel.send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', orderRef: 'ord-2', orderMinor: 123_456 } })
  await vi.waitFor(() => expect(at(panel, 'pay-in-full')?.textContent).toContain('¥1,234.56'), 5000)
  expect(panel.root.querySelector('input:checked')).toBe(null)
})

test('an order the contract has no room for is a bad configuration', async () => {
  const panel = mount({ order: { currency: 'yuan' } })
  expect((await find(panel, 'problem')).dataset.code).toBe('bad-config')
})
