import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { EventDetail } from '../contract/events.ts'
import { catalogOf } from '../testing/catalogOf.ts'
import type { DockOptions } from './attributes.ts'
import type { Dock } from './defineDockElement.ts'
import type { OfferDock } from './startRuntime.ts'
import { startRuntime } from './startRuntime.ts'

const bankOrigin = 'http://bank.test'
const worker = setupWorker()
let catalogCalls = 0
let api: OfferDock

beforeAll(async () => {
  await worker.start({ quiet: true })
  const queued: OfferDock[] = []
  Object.assign(window, { OfferDock: { q: [(given: OfferDock) => queued.push(given)] } })
  startRuntime({
    clientId: 'pk_test_demo',
    bankOrigin,
    locale: undefined,
    loadOpenPart: () => Promise.reject(new Error('blocked')),
  })
  api = queued[0] as OfferDock
})
afterAll(() => worker.stop())
afterEach(() => {
  document.body.replaceChildren()
  worker.resetHandlers()
})

const answerCatalog = () => HttpResponse.json(catalogOf())
const serve = (answer: () => Response | Promise<Response>) =>
  worker.use(
    http.get(`${bankOrigin}/v1/catalog`, () => {
      catalogCalls++
      return answer()
    }),
  )

const phone: DockOptions = {
  product: 'sku-42',
  category: '5732',
  amount: '4999.00',
  currency: 'CNY',
  order: 'ord-1',
  locale: 'zh-CN',
}

function mount(
  options: DockOptions = {},
  widthPx = 480,
): { dock: Dock; text: () => string; part: (name: string) => HTMLElement | null } {
  const anchor = document.createElement('div')
  anchor.style.width = `${widthPx}px`
  document.body.append(anchor)
  const dock = api.mount(anchor, { ...phone, ...options })
  const part = (name: string) => dock.element.shadowRoot?.querySelector<HTMLElement>(`[data-od=${name}]`) ?? null
  return { dock, part, text: () => shownText(part('badge')) }
}

/** The text as the viewer sees it: `textContent` has hidden parts too. */
const shownText = (element: HTMLElement | null) => {
  const range = document.createRange()
  if (!element) return ''
  range.selectNodeContents(element)
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(range)
  return `${getSelection()}`.replace(/\s+/g, ' ').trim()
}

/** The next event of a type on a dock. */
const next = (dock: Dock, type: Parameters<Dock['on']>[0]) =>
  new Promise<EventDetail>((resolve) => {
    const off = dock.on(type, (event) => {
      off()
      resolve((event as CustomEvent<EventDetail>).detail)
    })
  })

test('the badge says what the instalments really cost, in Chinese and in English', async () => {
  serve(answerCatalog)
  const chinese = mount()
  await next(chinese.dock, 'ready')
  expect(chinese.text()).toBe('年化利率(单利) 13.03% · 总额 ¥5,358.88 12 期 · 每期 ¥446.57 (末期 ¥446.61)')
  const english = mount({ locale: 'en-GB' })
  await next(english.dock, 'ready')
  expect(english.text()).toBe('APR (simple) 13.03% · Total ¥5,358.88 12 × ¥446.57 (last ¥446.61)')
})

test('docks of one page share one catalog request', async () => {
  serve(answerCatalog)
  const before = catalogCalls
  const [first, second] = [mount({ currency: 'JPY' }), mount({ currency: 'JPY', amount: '1000' })]
  await Promise.all([next(first.dock, 'ready'), next(second.dock, 'ready')])
  expect(catalogCalls - before).toBe(1)
  expect(second.text()).toContain('总额 ¥1,072.00')
})

test('the locale comes from the attribute, then from the nearest lang, then from the client', async () => {
  serve(answerCatalog)
  const { dock, text } = mount({ locale: null })
  await next(dock, 'ready')
  expect(text()).toContain(document.documentElement.lang.startsWith('en') ? 'APR' : '年化利率')
  document.documentElement.lang = 'fr'
  dock.update({ amount: '4998' })
  await expect.poll(text).toContain('年化利率(单利)')
  document.documentElement.lang = 'en'
})

test('a change updates the badge in place and says nothing twice', async () => {
  serve(answerCatalog)
  const { dock, text } = mount()
  await next(dock, 'ready')
  let events = 0
  for (const type of ['ready', 'empty', 'error'] as const) dock.on(type, () => events++)
  dock.update({ amount: '1234.56' })
  Reflect.set(dock.element, 'streamMs', 7)
  await expect.poll(text).toContain('总额 ¥1,323.48')
  expect(dock.element.getAttribute('stream-ms')).toBe('7')
  expect(events).toBe(0)
})

test('the last of many changes wins, and an answer to an older one is dropped', async () => {
  const answers: ((response: Response) => void)[] = []
  serve(() => new Promise((resolve) => answers.push(resolve)))
  const { dock, text } = mount({ currency: 'HKD' })
  await expect.poll(() => answers.length).toBe(1)
  dock.update({ currency: 'SGD', amount: '1000' })
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.(answerCatalog())
  await next(dock, 'ready')
  answers[0]?.(answerCatalog())
  dock.update({ amount: '1200' })
  await expect.poll(text).toContain('总额 ¥1,286.40')
})

test.each<[string, DockOptions, object]>([
  ['below the minimum, with the minimum', { amount: '499.99' }, { code: 'below-minimum', minimumMinor: 50000 }],
  ['above the maximum', { amount: '50000.01' }, { code: 'above-maximum', maximumMinor: 5000000 }],
  ['of a blocked category', { category: '5944' }, { code: 'blocked-category' }],
  ['without a category', { category: null }, { code: 'blocked-category' }],
  ['on the stream itself', { surface: 'stream' }, { code: 'market-refused' }],
])('an order %s is empty and says why', async (_, options, detail) => {
  serve(answerCatalog)
  const { dock, part } = mount(options)
  expect(await next(dock, 'empty')).toMatchObject({ type: 'empty', ...detail })
  expect(dock.state).toBe('empty')
  expect(part('badge-open')).toBeNull()
})

test.each<[string, DockOptions]>([
  ['a grouped amount', { amount: '4,999.00' }],
  ['no amount', { amount: null }],
  ['too many digits', { amount: '1.234' }],
  ['an unknown surface', { surface: 'video' }],
  ['no currency', { currency: 'yuan' }],
])('%s is bad-config', async (_, options) => {
  serve(answerCatalog)
  const { dock } = mount(options)
  const detail = await next(dock, 'error')
  expect(detail).toMatchObject({
    code: 'bad-config',
    message: expect.stringContaining(Object.keys(options)[0] as string),
  })
})

test.each<[string, string, () => Response]>([
  ['bad-config', 'AAA', () => HttpResponse.json({ code: 'bad-config' }, { status: 404 })],
  ['unsupported', 'AAB', () => HttpResponse.json({ code: 'unsupported' }, { status: 400 })],
  ['bank-error', 'AAC', () => HttpResponse.json({}, { status: 503 })],
  ['bank-error', 'AAD', () => new HttpResponse('<html>', { status: 200 })],
  ['bank-error', 'AAE', () => HttpResponse.json({ hello: 1 })],
  ['offline', 'AAF', () => HttpResponse.error()],
])('a catalog that fails is %s (%s), and the next change asks again', async (code, currency, answer) => {
  serve(answer)
  const { dock } = mount({ currency })
  expect(await next(dock, 'error')).toMatchObject({ code })
  serve(answerCatalog)
  dock.update({ amount: '1000' })
  await next(dock, 'ready')
})

test('events bubble out of shadow roots with their context', async () => {
  serve(answerCatalog)
  const heard = new Promise<CustomEvent<EventDetail>>((resolve) => {
    document.addEventListener('offerdock:ready', (event) => resolve(event as CustomEvent<EventDetail>), { once: true })
  })
  const outer = document.createElement('div')
  document.body.append(outer)
  const dock = api.mount(outer.attachShadow({ mode: 'open' }) as unknown as Element, {
    ...phone,
    room: 'room-1',
    pin: 'pin-7',
    streamMs: 812000,
  })
  const { detail } = await heard
  expect(detail).toMatchObject({
    type: 'ready',
    dock: expect.stringMatching(/^dock-\d+$/),
    context: { client: 'pk_test_demo', product: 'sku-42', room: 'room-1', pin: 'pin-7', streamMs: 812000 },
  })
  expect(detail.id).toMatch(/^[0-9a-f-]{36}$/)
  dock.destroy()
})

test('an impression counts once a product, after one second in view', async () => {
  serve(answerCatalog)
  const { dock } = mount()
  const products: unknown[] = []
  dock.on('impression', ({ detail }) => products.push(detail.context.product))
  await next(dock, 'impression')
  dock.update({ product: 'sku-43' })
  await next(dock, 'impression')
  dock.update({ product: 'sku-42' })
  await expect.poll(() => dock.state).toBe('ready')
  dock.update({ product: 'sku-44' })
  await next(dock, 'impression')
  expect(products).toEqual(['sku-42', 'sku-43', 'sku-44'])
})

test('a change that the badge does not show leaves its button, its focus and a running impression alone', async () => {
  serve(answerCatalog)
  const { dock, part } = mount()
  await next(dock, 'ready')
  const button = part('badge-open') as HTMLElement
  button.focus()
  let ticks = 0
  const timer = setInterval(() => dock.update({ streamMs: ++ticks, pin: `pin-${ticks}` }), 100)
  await next(dock, 'impression')
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(3)
  expect(part('badge-open')).toBe(button)
  expect(dock.element.shadowRoot?.activeElement).toBe(button)
})

test('a price in another currency does not stand there while its catalog is on the way', async () => {
  serve(answerCatalog)
  const { dock, part } = mount()
  await next(dock, 'ready')
  const answers: ((response: Response) => void)[] = []
  serve(() => new Promise((resolve) => answers.push(resolve)))
  dock.update({ currency: 'EUR' })
  await expect.poll(() => answers.length).toBe(1)
  expect(part('badge')).toBeNull()
  expect(dock.state).toBe('loading')
  answers[0]?.(answerCatalog())
  await expect.poll(() => part('badge-open')).not.toBeNull()
})

test.each([
  {
    plans: [{ planId: 'p12', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: 0.006, periods: 12, remainder: 'LAST' }],
  },
  { plans: [{ planId: 'p12', method: 'EP_FEE', feeMode: 'NONE', periods: 5e9, remainder: 'LAST' }] },
])('terms that this runtime cannot read show the line without figures', async (changes) => {
  serve(() => HttpResponse.json({ ...catalogOf(), ...changes }))
  const { dock, text } = mount({ currency: `X${changes.plans[0]?.feeMode[0]}X` })
  await next(dock, 'ready')
  expect(text()).toBe('可用信用卡分期，查看总额与年化利率')
})

test.each([160, 200, 240, 260, 280, 300, 320, 360, 400, 480, 720])(
  'at %i px the badge stays in its box and shows all figures or none',
  async (widthPx) => {
    serve(answerCatalog)
    for (const locale of ['zh-CN', 'en']) {
      const { dock, part, text } = mount({ locale }, widthPx)
      await next(dock, 'ready')
      const button = part('badge-open') as HTMLElement
      const lines = [...button.querySelectorAll<HTMLElement>('.line')]
      const shown = text()
      expect(dock.element.getBoundingClientRect()).toMatchObject({ height: 44, width: widthPx })
      expect(button.getBoundingClientRect().height).toBe(44)
      const figures = ['13.03%', '¥5,358.88', '¥446.57'].map((figure) => shown.includes(figure))
      expect(new Set(figures).size).toBe(1)
      if (figures[0]) for (const line of lines) expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth)
      if (shown.includes('446.61')) expect(figures[0]).toBe(true)
      if (widthPx >= 320) expect(shown).toContain('446.61')
      if (widthPx >= 300) expect(figures[0]).toBe(true)
    }
  },
)

test('a badge that becomes narrow falls back, and takes its figures back when it has room', async () => {
  serve(answerCatalog)
  const { dock, text } = mount()
  await next(dock, 'ready')
  const anchor = dock.element.parentElement as HTMLElement
  anchor.style.width = '180px'
  await expect.poll(text).toBe('可用信用卡分期，查看总额与年化利率')
  anchor.style.width = '480px'
  await expect.poll(text).toContain('(末期 ¥446.61)')
})

test('every state keeps the reserved box', async () => {
  serve(answerCatalog)
  const { dock } = mount()
  const height = () => dock.element.getBoundingClientRect().height
  expect(height()).toBe(44)
  await next(dock, 'ready')
  expect(height()).toBe(44)
  dock.update({ amount: '1' })
  await next(dock, 'empty')
  expect(height()).toBe(44)
  dock.update({ amount: 'x' })
  await next(dock, 'error')
  expect(height()).toBe(44)
})

test('a click without an order is bad-config; with one, a blocked open part is blocked-script', async () => {
  serve(answerCatalog)
  const { dock, part } = mount({ order: null })
  await next(dock, 'ready')
  let opened = next(dock, 'error')
  part('badge-open')?.click()
  expect(await opened).toMatchObject({ code: 'bad-config' })
  dock.update({ order: 'ord-9' })
  await expect.poll(() => dock.state).toBe('ready')
  opened = next(dock, 'error')
  await Promise.resolve()
  part('badge-open')?.click()
  expect(await opened).toMatchObject({ code: 'blocked-script' })
  expect(dock.state).toBe('ready')
  expect(part('badge-open')?.textContent).toContain('点此重试')
})

test('destroy leaves nothing behind and no more events', async () => {
  serve(answerCatalog)
  const { dock } = mount()
  let events = 0
  dock.on('ready', () => events++)
  dock.destroy()
  expect(document.querySelector('offer-dock')).toBeNull()
  await expect.poll(() => dock.state).toBe('idle')
  expect(dock.element.shadowRoot?.querySelector('[data-od]')).toBeNull()
  expect(events).toBe(0)
  dock.open()
  dock.close()
  dock.destroy()
})

test('a moved element keeps its dock', async () => {
  serve(answerCatalog)
  const { dock, text } = mount()
  await next(dock, 'ready')
  const other = document.createElement('div')
  document.body.append(other)
  other.append(dock.element)
  await Promise.resolve()
  expect(dock.state).toBe('ready')
  expect(text()).toContain('13.03%')
})

test('a property set before the script arrived counts', async () => {
  serve(answerCatalog)
  const element = document.createElement('offer-dock')
  Object.defineProperty(element, 'amount', { value: '1000', configurable: true, writable: true })
  for (const [name, value] of Object.entries({ currency: 'CNY', category: '5732', locale: 'zh-CN' }))
    element.setAttribute(name, value)
  document.body.append(element)
  await expect.poll(() => element.shadowRoot?.textContent).toContain('总额 ¥1,072.00')
  expect(element.getAttribute('amount')).toBe('1000')
})

test('one callback of the page that throws does not stop the others', () => {
  const stop = (event: ErrorEvent) => event.preventDefault()
  window.addEventListener('error', stop, { once: true })
  let called = 0
  api.q.push(() => {
    throw new Error('the page’s own')
  })
  api.q.push(() => called++)
  expect(called).toBe(1)
})
