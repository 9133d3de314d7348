import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type App, createApp, createSSRApp, h, nextTick, reactive, shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { DockProps } from '../host/OfferDockElement.ts'
import { phone, serveCatalog, useDockLab } from '../host/testing/dockLab.ts'
import { type DockEvent, OfferDock, type OfferDockElement } from './index.ts'

useDockLab()

let home: HTMLElement
let app: App | undefined
beforeEach(() => {
  serveCatalog()
  home = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  app?.unmount()
  app = undefined
})

const dock = () => home.querySelector('offer-dock') as OfferDockElement
const badge = () => dock()?.shadowRoot?.textContent ?? ''
const conversion = (respondWith = vi.fn()) =>
  Object.assign(new CustomEvent('offerdock:conversion', { bubbles: true, composed: true }), { respondWith })

/** Mounts a dock whose props are what this gives, and change with it. */
function mount(props: Record<string, unknown> = {}) {
  const given = reactive<Record<string, unknown>>({ ...phone, ...props })
  app = createApp(() => h(OfferDock, { ...given } as DockProps)) // with listeners and what every element has
  app.mount(home)
  return given
}

test('a dock is one element, ready once', async () => {
  const onReady = vi.fn()
  mount({ onReady, class: 'wide' })
  await expect.poll(badge).toContain('13.03%')
  expect(home.querySelectorAll('offer-dock.wide')).toHaveLength(1)
  expect(onReady).toHaveBeenCalledTimes(1)
})

test('changed props change the element in place, and a prop that goes takes its attribute along', async () => {
  const given = mount({ pin: 'pin-1', streamMs: 7000 })
  const element = dock()
  await expect.poll(badge).toContain('5,358.88')
  expect(element.getAttribute('stream-ms')).toBe('7000')
  Object.assign(given, { amount: '1000', streamMs: 8000, pin: undefined })
  await expect.poll(badge).toContain('1,072.00')
  expect(dock()).toBe(element)
  expect(element.getAttribute('stream-ms')).toBe('8000')
  expect(element.hasAttribute('pin')).toBe(false)
})

test('a listener answers with the event itself, during its dispatch, and the newest listener is heard', async () => {
  const answer = Promise.resolve({ orderNumber: 'A-1' })
  const old = vi.fn()
  const given = mount({ onConversion: old })
  given.onConversion = (event: DockEvent<'conversion'>) => event.respondWith(answer)
  await nextTick()
  const respondWith = vi.fn()
  dock().dispatchEvent(conversion(respondWith))
  expect(respondWith.mock.calls).toEqual([[answer]])
  expect(old).not.toHaveBeenCalled()
})

test('a dock that the server rendered is heard from the hydration on', async () => {
  const onConversion = vi.fn()
  const create = () => createSSRApp(() => h(OfferDock, { ...phone, streamMs: 7000, onConversion } as DockProps))
  home.innerHTML = await renderToString(create())
  const element = dock()
  expect(element.getAttribute('stream-ms')).toBe('7000')
  app = create()
  app.mount(home)
  expect(dock()).toBe(element)
  element.dispatchEvent(conversion())
  expect(onConversion).toHaveBeenCalledTimes(1)
})

test('a template ref has the element as its root, and unmounting leaves nothing', async () => {
  const ref = shallowRef<{ $el: OfferDockElement } | null>(null)
  app = createApp({ setup: () => () => h(OfferDock, { ...(phone as DockProps), ref }) })
  app.mount(home)
  const element = dock()
  expect(ref.value?.$el).toBe(element)
  app.unmount()
  app = undefined
  expect(home.innerHTML).toBe('')
  await expect.poll(() => element.shadowRoot?.querySelector('[data-od]') ?? null).toBeNull()
})
