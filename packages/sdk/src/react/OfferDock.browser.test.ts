import { act, createElement, createRef, StrictMode, Suspense, use } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { catalogCalls, phone, serveCatalog, useDockLab } from '../host/testing/dockLab.ts'
import { OfferDock, type OfferDockElement, type OfferDockProps } from './index.ts'

useDockLab()
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let home: HTMLElement
let root: Root | undefined
beforeEach(() => {
  serveCatalog()
  home = document.body.appendChild(document.createElement('div'))
})
afterEach(async () => {
  await act(() => root?.unmount())
  root = undefined
})

const order = phone as OfferDockProps // of one order, without names that React knows otherwise
const dock = () => home.querySelector('offer-dock') as OfferDockElement
const badge = () => dock()?.shadowRoot?.textContent ?? ''
const conversion = (respondWith = vi.fn()) =>
  Object.assign(new CustomEvent('offerdock:conversion', { bubbles: true, composed: true }), { respondWith })

async function render(props: OfferDockProps) {
  root ??= createRoot(home)
  await act(() => root?.render(createElement(StrictMode, null, createElement(OfferDock, { ...order, ...props }))))
}
test('StrictMode mounts one dock, which is ready once and hears a conversion once', async () => {
  const [onReady, onConversion] = [vi.fn(), vi.fn()]
  await render({ onReady, onConversion })
  await expect.poll(badge).toContain('13.03%')
  expect(home.querySelectorAll('offer-dock')).toHaveLength(1)
  expect(onReady).toHaveBeenCalledTimes(1)
  dock().dispatchEvent(conversion())
  expect(onConversion).toHaveBeenCalledTimes(1)
})

test('a dock whose catalog is known already is heard getting ready', async () => {
  await render({})
  await expect.poll(badge).toContain('13.03%')
  await act(() => root?.unmount())
  const calls = catalogCalls()
  const onReady = vi.fn()
  // As on a page: `act` would run passive effects before the dock gets to say anything.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
  root = createRoot(home)
  root.render(createElement(OfferDock, { ...order, onReady }))
  await expect.poll(badge).toContain('13.03%')
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  expect(onReady).toHaveBeenCalledTimes(1)
  expect(catalogCalls()).toBe(calls)
})

test('changed props change the element in place, and a prop that goes takes its attribute along', async () => {
  const first = vi.fn()
  await render({ pin: 'pin-1', streamMs: 7000, className: 'wide', onConversion: first })
  const element = dock()
  await expect.poll(badge).toContain('5,358.88')
  expect(element.getAttribute('stream-ms')).toBe('7000')
  expect(element.className).toBe('wide')
  const second = vi.fn()
  await render({ amount: '1000', streamMs: 8000, onConversion: second })
  await expect.poll(badge).toContain('1,072.00')
  expect(dock()).toBe(element)
  expect(element.getAttribute('stream-ms')).toBe('8000')
  expect(element.hasAttribute('pin')).toBe(false)
  element.dispatchEvent(conversion())
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
})

test('a handler answers with the event itself, during its dispatch', async () => {
  const answer = Promise.resolve({ orderNumber: 'A-1' })
  await render({ onConversion: (event) => event.respondWith(answer) })
  const respondWith = vi.fn()
  dock().dispatchEvent(conversion(respondWith))
  expect(respondWith.mock.calls).toEqual([[answer]])
})

test('a dock that the server rendered is heard from the hydration on', async () => {
  const onConversion = vi.fn()
  const app = createElement(OfferDock, { ...order, streamMs: 7000, id: 'pay', onConversion })
  home.innerHTML = renderToString(app)
  const element = dock()
  expect(element.getAttribute('stream-ms')).toBe('7000')
  await act(() => {
    root = hydrateRoot(home, app)
  })
  expect(dock()).toBe(element)
  element.dispatchEvent(conversion())
  expect(onConversion).toHaveBeenCalledTimes(1)
})

function Waiting({ on }: { on: Promise<void> | null }) {
  if (on) use(on)
  return null
}

test('a dock that React hides still hears its conversion', async () => {
  const onConversion = vi.fn()
  const app = (on: Promise<void> | null) =>
    createElement(
      Suspense,
      { fallback: 'wait' },
      createElement(OfferDock, { ...order, onConversion }),
      createElement(Waiting, { on }),
    )
  root = createRoot(home)
  await act(() => root?.render(app(null)))
  await act(() => root?.render(app(new Promise(() => {}))))
  expect(home.textContent).toContain('wait')
  dock().dispatchEvent(conversion())
  expect(onConversion).toHaveBeenCalledTimes(1)
})

test('a ref is the element, and unmounting leaves neither', async () => {
  const ref = createRef<OfferDockElement>()
  await render({ ref })
  const element = dock()
  expect(ref.current).toBe(element)
  await act(() => root?.unmount())
  root = undefined
  expect(ref.current).toBeNull()
  expect(home.innerHTML).toBe('')
  await expect.poll(() => element.shadowRoot?.querySelector('[data-od]') ?? null).toBeNull()
})
