import { onTestFinished, vi } from 'vitest'

/** What code of the runtime has begun and not ended. */
export interface Begun {
  timers: number
  /** Of the window, the document, and a dock's box. */
  listeners: number
  observers: number
}

/** Counts until the test ends. Docks that were there before count with what they begin from now on. */
export function countOurs(): () => Begun {
  const timers = countTimers()
  const listeners = countListeners()
  const observers = countObservers()
  onTestFinished(() => void vi.restoreAllMocks())
  return () => ({ timers: timers.size, listeners: listeners.size, observers: observers.size })
}

const isOurs = () => /\/src\/host\/(?!testing|[\w/]+\.browser)/.test(new Error('where').stack ?? '')

function countTimers() {
  const timers = new Set<unknown>()
  const { setTimeout, clearTimeout } = window
  vi.spyOn(window, 'setTimeout').mockImplementation(((use: () => void, ms?: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      use()
    }, ms)
    if (isOurs()) timers.add(timer)
    return timer
  }) as typeof window.setTimeout) // without the overload for Node
  vi.spyOn(window, 'clearTimeout').mockImplementation((timer) => {
    timers.delete(timer)
    clearTimeout(timer)
  })
  return timers
}

function countListeners() {
  const listeners = new Set<string>()
  const numbers = new WeakMap<object, number>()
  let last = 0
  const numberOf = (thing: object) => {
    const number = numbers.get(thing) ?? ++last
    numbers.set(thing, number)
    return number
  }
  // The test runner has put functions of its own on the window: those of the prototype alone would miss what we add there.
  for (const home of [window, EventTarget.prototype]) {
    const { addEventListener, removeEventListener } = home
    const keyOf = (target: EventTarget | undefined, [type, listener]: unknown[]) =>
      `${type} ${numberOf(target ?? window)} ${numberOf(listener as object)}`
    const isCounted = (target: EventTarget | undefined) =>
      !(target instanceof Element) ? !target || target === window || target === document : target.matches('.box')
    vi.spyOn(home, 'addEventListener').mockImplementation(function (this: EventTarget | undefined, ...all: unknown[]) {
      if (isCounted(this) && isOurs()) listeners.add(keyOf(this, all))
      Reflect.apply(addEventListener, this ?? window, all)
    })
    vi.spyOn(home, 'removeEventListener').mockImplementation(function (
      this: EventTarget | undefined,
      ...all: unknown[]
    ) {
      listeners.delete(keyOf(this, all))
      Reflect.apply(removeEventListener, this ?? window, all)
    })
  }
  return listeners
}

function countObservers() {
  const observers = new Set<object>()
  for (const kind of [IntersectionObserver, ResizeObserver, MutationObserver]) {
    const { observe, disconnect } = kind.prototype
    vi.spyOn(kind.prototype, 'observe').mockImplementation(function (this: object, ...all: unknown[]) {
      if (isOurs()) observers.add(this)
      Reflect.apply(observe, this, all)
    })
    vi.spyOn(kind.prototype, 'disconnect').mockImplementation(function (this: object) {
      observers.delete(this)
      Reflect.apply(disconnect, this, [])
    })
  }
  return observers
}
