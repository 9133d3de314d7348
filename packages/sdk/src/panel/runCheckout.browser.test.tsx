import './panel.css'
import { configure, findByText } from '@testing-library/preact'
import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bankWorker, mountPanel } from './testing/mountPanel.ts'
import { problemResponse } from './testing/sampleBank.ts'
import { sampleGates, sampleOrder, sampleQuote } from './testing/samples.ts'

type Mounted = ReturnType<typeof mountPanel>
// The page is long; the name of what is missing says more.
configure({ getElementError: (message) => new Error(message ?? '') })
const mounted: Mounted[] = []

function mount(options?: Parameters<typeof mountPanel>[0]) {
  const panel = mountPanel(options)
  mounted.push(panel)
  return panel
}

function mountSignedIn(options?: Parameters<typeof mountPanel>[0]) {
  const panel = mount(options)
  panel.bank.signIn()
  return panel
}

beforeAll(async () => {
  await bankWorker.start({ quiet: true, onUnhandledFrame: 'bypass' })
})
afterEach(() => {
  for (const panel of mounted.splice(0)) panel.unmount()
  sessionStorage.clear()
})
afterAll(() => {
  bankWorker.stop()
})

const at = ({ root }: Mounted, name: string) => root.querySelector<HTMLElement>(`[data-od=${name}]`)
const find = (panel: Mounted, name: string) =>
  vi.waitFor(
    () => {
      const element = at(panel, name)
      if (!element || element.matches(':disabled')) throw new Error(`no ${name} to use yet`)
      return element
    },
    { timeout: 5000 },
  )
const press = async (panel: Mounted, ...names: string[]) => {
  for (const name of names) (await find(panel, name)).click()
}
const typesOf = ({ told }: Mounted) => told.map(({ type }) => type)
const confirmKey = () => Object.keys(sessionStorage).find((key) => key.includes('confirm:')) ?? ''

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
  expect(panel.root.querySelector(':checked')).toBe(null)
})

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
    quote: { quoteId: 'quo_full_en' },
  })
  ;(await findByText(panel.root, 'Try again')).click()
  await find(panel, 'done')
  expect([...panel.bank.confirmations.keys()]).toEqual([sent[0]?.key])
  expect(typesOf(panel)).toEqual(['panel:selected', 'panel:quoted', 'panel:failed', 'panel:converted'])
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

test('a viewer the bank declines learns it here, the host hears of no offer, and nothing is kept', async () => {
  const panel = mountSignedIn({ declines: true })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('declined')
  expect(panel.told.at(-1)).toEqual({ type: 'panel:empty', body: { code: 'no-offer' } })
  expect(confirmKey()).toBe('')
})

test('a step-up shows its link and digits; once done, the same conversion goes on by itself', async () => {
  const panel = mountSignedIn({ gate: sampleGates.stepUp })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect(await find(panel, 'step-up')).toMatchObject({ tagName: 'A', target: '_blank', href: sampleGates.stepUp.url })
  expect(at(panel, 'match-code')?.textContent).toBe('83')
  expect(typesOf(panel)).toEqual(['panel:selected', 'panel:quoted'])
  const kept = JSON.parse(sessionStorage.getItem(confirmKey()) ?? '')
  panel.bank.release('done')
  await find(panel, 'done')
  expect([...panel.bank.confirmations.keys()]).toEqual([kept.conversionId])
})

test('a step-up is there again after a reload, under the same conversion', async () => {
  const first = mountSignedIn({ gate: sampleGates.stepUp })
  await press(first, 'pay-in-full', 'review', 'confirm')
  await find(first, 'step-up')
  const kept = JSON.parse(sessionStorage.getItem(confirmKey()) ?? '')
  first.unmount()
  const second = mountSignedIn()
  const keys: (string | null)[] = []
  bankWorker.use(
    http.post('*/confirm', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return HttpResponse.json(sampleGates.stepUp)
    }),
  )
  await find(second, 'step-up')
  expect(keys).toEqual([kept.conversionId])
})

test.each(['stepUp', 'coolingOff'] as const)(
  'a %s that ended at the bank is said to have been called off, and the way on leads to the offers',
  async (kind) => {
    const panel = mountSignedIn({ gate: sampleGates[kind] })
    await press(panel, 'pay-in-full', 'review', 'confirm')
    await find(panel, 'gate')
    panel.bank.release('ended')
    expect((await find(panel, 'problem')).textContent).toContain('called off at the bank. Nothing was agreed.')
    expect(confirmKey()).toBe('')
    ;(await findByText(panel.root, 'Choose again')).click()
    await find(panel, 'plan')
  },
)

test('the way back from a wait leads to the offers and forgets the confirm', async () => {
  const panel = mountSignedIn({ gate: sampleGates.coolingOff })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  await find(panel, 'gate')
  ;(await findByText(panel.root, 'Back')).click()
  await find(panel, 'plan')
  expect(confirmKey()).toBe('')
})

test('a link of the bank that is no page is never shown', async () => {
  const panel = mountSignedIn({ gate: { ...sampleGates.stepUp, url: 'javascript:alert(1)' } })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('bank-error')
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
  await press(panel, 'language')
  await vi.waitFor(() => {
    expect(at(panel, 'disclosure')?.textContent).toContain('本次一次付清')
    expect(document.documentElement.lang).toBe('zh-CN')
  }, 5000)
  await find(panel, 'confirm')
})

test('a session the bank no longer knows is replaced by a new one', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  bankWorker.use(http.post('*/v1/quotes', () => problemResponse('unauthorized'), { once: true }))
  await press(panel, 'pay-in-full', 'review')
  await vi.waitFor(() => {
    expect(at(panel, 'plan')).not.toBe(null)
    expect(panel.root.querySelector(':checked')).toBe(null)
  }, 5000)
  expect(panel.bank.sessions()).toBe(2)
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
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

test('a changed order starts over, the same order again does not', async () => {
  const panel = mountSignedIn()
  await press(panel, 'plan')
  panel.send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', theme: 'dark' } })
  expect(panel.root.querySelector(':checked')).not.toBe(null)
  panel.send({ type: 'host:order', body: { ...sampleOrder, locale: 'en', orderRef: 'ord-2', orderMinor: 123_456 } })
  await vi.waitFor(() => expect(at(panel, 'pay-in-full')?.textContent).toContain('¥1,234.56'), 5000)
  expect(panel.root.querySelector(':checked')).toBe(null)
})

test('an order the contract has no room for is a bad configuration', async () => {
  const panel = mount({ order: { currency: 'yuan' } })
  expect((await find(panel, 'problem')).dataset.code).toBe('bad-config')
})
