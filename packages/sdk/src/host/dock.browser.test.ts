import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { EventDetail } from '../contract/events.ts'
import { catalogOf } from '../testing/catalogOf.ts'
import type { DockOptions } from './attributes.ts'
import { formatMoney } from './money.ts'
import {
  answerCatalog,
  catalogCalls,
  mountDock,
  nextEvent,
  offerDock,
  phone,
  serveCatalog,
  useDockLab,
} from './testing/dockLab.ts'

useDockLab()

test('docks of one page and all their pins share one catalog request, and a pin has its price in the next frame', async () => {
  serveCatalog()
  const before = catalogCalls()
  const [first, second] = [mountDock({ currency: 'JPY' }), mountDock({ currency: 'JPY', amount: '1000' })]
  await Promise.all([nextEvent(first.dock, 'ready'), nextEvent(second.dock, 'ready')])
  expect(second.text()).toContain('总额 ¥1,072.00')
  const emptyFrames = { count: 0 }
  const watcher = new MutationObserver(() => {
    if (!first.part('badge-open')) emptyFrames.count++
  })
  watcher.observe(first.dock.element.shadowRoot as ShadowRoot, { childList: true, subtree: true })
  for (let pin = 0; pin < 10; pin++) {
    first.dock.update({ pin: `pin-${pin}`, product: `sku-${pin}`, amount: `${1000 + 100 * pin}` })
    await new Promise(requestAnimationFrame)
    expect(first.text()).toContain(`总额 ${formatMoney(107200 + 10720 * pin, catalogOf().currency)}`)
    expect(first.dock.element.getBoundingClientRect().height).toBe(44)
  }
  watcher.disconnect()
  expect([emptyFrames.count, catalogCalls() - before]).toEqual([0, 1])
})

test('the last of many changes wins, and an answer to an older one is dropped', async () => {
  const answers: ((response: Response) => void)[] = []
  serveCatalog(() => new Promise((resolve) => answers.push(resolve)))
  const { dock, text } = mountDock({ currency: 'HKD' })
  await expect.poll(() => answers.length).toBe(1)
  dock.update({ currency: 'SGD', amount: '1000' })
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.(answerCatalog())
  await nextEvent(dock, 'ready')
  answers[0]?.(HttpResponse.json(catalogOf({ teaserPlanId: null })))
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
  serveCatalog()
  const { dock, part } = mountDock(options)
  expect(await nextEvent(dock, 'empty')).toMatchObject({ type: 'empty', ...detail })
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
  serveCatalog()
  const { dock } = mountDock(options)
  const detail = await nextEvent(dock, 'error')
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
  serveCatalog(answer)
  const { dock } = mountDock({ currency })
  expect(await nextEvent(dock, 'error')).toMatchObject({ code })
  serveCatalog()
  dock.update({ amount: '1000' })
  await nextEvent(dock, 'ready')
})

test('events bubble out of shadow roots with their context', async () => {
  serveCatalog()
  const heard = new Promise<CustomEvent<EventDetail>>((resolve) => {
    document.addEventListener('offerdock:ready', (event) => resolve(event as CustomEvent<EventDetail>), { once: true })
  })
  const outer = document.createElement('div')
  document.body.append(outer)
  const dock = offerDock().mount(outer.attachShadow({ mode: 'open' }) as unknown as Element, {
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
  serveCatalog()
  const { dock } = mountDock()
  const products: unknown[] = []
  dock.on('impression', ({ detail }) => products.push(detail.context.product))
  await nextEvent(dock, 'impression')
  dock.update({ product: 'sku-43' })
  await nextEvent(dock, 'impression')
  dock.update({ product: 'sku-42' })
  await expect.poll(() => dock.state).toBe('ready')
  dock.update({ product: 'sku-44' })
  await nextEvent(dock, 'impression')
  expect(products).toEqual(['sku-42', 'sku-43', 'sku-44'])
})

test('a click without an order is bad-config; with one, a blocked open part is blocked-script', async () => {
  serveCatalog()
  const { dock, part } = mountDock({ order: null })
  await nextEvent(dock, 'ready')
  let opened = nextEvent(dock, 'error')
  await userEvent.click(part('badge-open') as HTMLElement)
  expect(await opened).toMatchObject({ code: 'bad-config' })
  dock.update({ order: 'ord-9' })
  await expect.poll(() => dock.state).toBe('ready')
  opened = nextEvent(dock, 'error')
  await userEvent.click(part('badge-open') as HTMLElement)
  expect(await opened).toMatchObject({ code: 'blocked-script' })
  expect(dock.state).toBe('ready')
  expect(part('badge-open')?.textContent).toContain('点此重试')
})

test('destroy leaves nothing behind and no more events', async () => {
  serveCatalog()
  const { dock } = mountDock()
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
  serveCatalog()
  const { dock, text } = mountDock()
  await nextEvent(dock, 'ready')
  const other = document.createElement('div')
  document.body.append(other)
  other.append(dock.element)
  await Promise.resolve()
  expect(dock.state).toBe('ready')
  expect(text()).toContain('13.03%')
})

test('a property set before the script arrived counts', async () => {
  serveCatalog()
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
  offerDock().q.push(() => {
    throw new Error('the page’s own')
  })
  offerDock().q.push(() => called++)
  expect(called).toBe(1)
})
