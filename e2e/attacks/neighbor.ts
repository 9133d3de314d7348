import type { Page } from 'playwright-core'

/** One thing that a hooked function of the page got to see, as JSON. */
export interface Seen {
  where: 'port out' | 'port in' | 'window' | 'fetch'
  json: string
}

/** Runs in the page: a script of a neighbor that hooks whatever a message or a request of the dock goes through. */
function eavesdrop() {
  const seen: Seen[] = []
  Object.assign(window, { seen })
  const keep = (where: Seen['where'], value: unknown) => seen.push({ where, json: JSON.stringify(value) ?? `${value}` })
  const { postMessage, addEventListener } = MessagePort.prototype
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    keep('port out', args[0])
    return Reflect.apply(postMessage, this, args)
  }
  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') as PropertyDescriptor
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...onmessage,
    set(listener) {
      const hooked = (event: MessageEvent) => {
        keep('port in', event.data)
        return listener.call(this, event)
      }
      onmessage.set?.call(this, listener && hooked)
    },
  })
  MessagePort.prototype.addEventListener = function (this: MessagePort, ...args: unknown[]) {
    Reflect.apply(addEventListener, this, ['message', ({ data }: MessageEvent) => keep('port in', data)])
    return Reflect.apply(addEventListener, this, args)
  }
  window.addEventListener('message', ({ data }) => keep('window', data), true)
  const { fetch } = window
  window.fetch = (...args) => {
    keep('fetch', [String(args[0]), args[1]?.body ?? null])
    return fetch(...args)
  }
}

export const hookBefore = (page: Page) => page.addInitScript(`if (top === self) (${eavesdrop})()`)
export const hookAfter = (page: Page) => page.evaluate(eavesdrop)
export const seenBy = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen[] }).seen)

/** Whom every `postMessage` to another window was for, in each frame. */
export const targetsIn = (page: Page) =>
  Promise.all(page.frames().map((frame) => frame.evaluate(() => (window as unknown as { targets: unknown[] }).targets)))

/** Hooks `postMessage` of the windows that host and panel speak to: of the panel's frame, and of the page above. */
export const watchTargets = (page: Page) =>
  page.addInitScript(() => {
    const targets: unknown[] = []
    Object.assign(window, { targets })
    const proxies = new Map<Window, Window>()
    const proxyOf = (real: Window | null) => {
      if (!real || real === window) return real
      const postMessage = (...args: unknown[]) => {
        targets.push(args[1])
        return Reflect.apply(real.postMessage, real, args)
      }
      const proxy = new Proxy(real, {
        get: (target, name) => (name === 'postMessage' ? postMessage : Reflect.get(target, name)),
      })
      proxies.set(real, proxies.get(real) ?? proxy)
      return proxies.get(real)
    }
    const hook = (owner: object, name: string, read: (real: Window | null) => unknown) => {
      const { get } = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor
      Object.defineProperty(owner, name, {
        configurable: true,
        get() {
          return read(get?.call(this))
        },
      })
    }
    hook(HTMLIFrameElement.prototype, 'contentWindow', proxyOf)
    hook(MessageEvent.prototype, 'source', proxyOf) // so that whoever compares it with the window compares like with like
    hook(window, 'parent', proxyOf)
  })
