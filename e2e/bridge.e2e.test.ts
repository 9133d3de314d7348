import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, od } from './lab/browser.ts'
import { type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'

/**
 * The real panel of the real bank in a frame of a page that plays the host by hand, so that each step of the handshake
 * can be done wrong. Here several guards stand behind each other; `protocol/*.test.ts` take each away by itself and see its
 * attack get in.
 */
let browser: Browser
let bank: Product
let listed: ForeignHost
let unlisted: ForeignHost
let page: Page

const nonce = '0123456789abcdef0123456789abcdef'

beforeAll(async () => {
  ;[browser, listed, unlisted] = await Promise.all([launchBrowser(), startForeignHost(), startForeignHost()])
  bank = await startBank(listed.origin)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), listed?.stop(), unlisted?.stop()])
})
beforeEach(async () => {
  await page?.close()
  page = await browser.newPage()
})

/** Opens a page with the panel in a frame, and gives what the page can do to it. */
async function openHost(host = listed) {
  const url = host.serve('/', {
    html: `<!doctype html><iframe src="${bank.bankOrigin}/offerdock/panel?client=pk_test_demo#${nonce}"></iframe>`,
  })
  await page.goto(url)
  await page.evaluate(() => {
    const said: unknown[] = []
    const ports: MessagePort[] = []
    const panel = document.querySelector('iframe')?.contentWindow
    const bootstrap = (data: unknown, sender: Window = window) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = (event) => said.push(event.data)
      ports.push(port1)
      // Function of the sender's realm: postMessage reports the realm that calls it as the source.
      const send = new (sender as unknown as { Function: FunctionConstructor }).Function(
        'panel',
        'data',
        'port',
        "panel.postMessage(data, '*', [port])",
      )
      send(panel, data, port2)
    }
    Object.assign(window, { said, ports, bootstrap })
  })
}

interface Lab {
  said: { type: string; seq: number }[]
  ports: MessagePort[]
  bootstrap(data: unknown, sender?: Window): void
}
declare const window: Window & Lab

const connect = (changes: object = {}) => ({ offerdock: 1, type: 'connect', nonce, ...changes })
const order = {
  dock: 'd1',
  orderRef: 'ord-1',
  orderMinor: 499900,
  currency: 'CNY',
  locale: 'zh-CN',
  theme: 'auto',
  layout: 'popover',
  category: '5732',
}
const orderMessage = (changes: object = {}) => ({ v: 1, seq: 0, type: 'host:order', body: order, ...changes })

const panel = () => page.locator('iframe').first().contentFrame()

/** Everything the panel has answered so far, after it has handled every message that was sent before. */
async function settle(): Promise<Lab['said']> {
  const frame = page.frames().find((one: Frame) => one.url().startsWith(bank.bankOrigin))
  await frame?.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return page.evaluate(() => window.said)
}

/** The good handshake and a good order: the panel takes both, which shows that it was listening all along. */
async function expectGoodOneAccepted() {
  await page.evaluate(
    ([data, message]) => {
      window.bootstrap(data)
      window.ports.at(-1)?.postMessage(message)
    },
    [connect(), orderMessage()] as const,
  )
  await expect.poll(async () => (await settle()).map(({ type }) => type)).toContain('panel:ready')
  await panel().locator(od('match-code')).waitFor()
}

test('the right host is let in', async () => {
  await openHost()
  await expectGoodOneAccepted()
})

test('a page at an origin that is not listed cannot frame the panel at all', async () => {
  await openHost(unlisted)
  const answered = await page.evaluate((data) => {
    window.bootstrap(data)
    return new Promise((resolve) =>
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.said.length))),
    )
  }, connect())
  expect(answered).toBe(0)
  const frame = page.frames().find((one) => one !== page.mainFrame())
  expect(await frame?.locator('#panel').count()).toBe(0)
})

test('wrong origin: a sandboxed frame of the listed page has none, and is not let in', async () => {
  const inner = `<script>parent.frames[0].postMessage(${JSON.stringify(connect())}, '*', [new MessageChannel().port2])</script>`
  await openHost()
  await page.evaluate((html) => {
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    frame.srcdoc = html
    document.body.append(frame)
    return new Promise((resolve) => {
      frame.onload = resolve
    })
  }, inner)
  expect(await settle()).toEqual([])
  await expectGoodOneAccepted()
})

test('wrong source: another window of the listed origin is not let in', async () => {
  await openHost()
  await page.evaluate((data) => {
    const neighbor = document.createElement('iframe')
    document.body.append(neighbor)
    window.bootstrap(data, neighbor.contentWindow as Window)
  }, connect())
  expect(await settle()).toEqual([])
  await expectGoodOneAccepted()
})

test('wrong nonce is not let in', async () => {
  await openHost()
  await page.evaluate((data) => window.bootstrap(data), connect({ nonce: nonce.replace('0', '1') }))
  expect(await settle()).toEqual([])
  await expectGoodOneAccepted()
})

test('an extra key in the bootstrap is not let in', async () => {
  await openHost()
  await page.evaluate((data) => window.bootstrap(data), connect({ extra: 1 }))
  expect(await settle()).toEqual([])
  await expectGoodOneAccepted()
})

test('a second bootstrap is not heard, also not a good one', async () => {
  await openHost()
  await expectGoodOneAccepted()
  const before = (await settle()).length
  await page.evaluate(
    ([data, message]) => {
      window.bootstrap(data)
      const second = window.ports.at(-1) as MessagePort
      second.onmessage = () => window.said.push({ type: 'second', seq: 0 })
      second.postMessage(message)
    },
    [connect(), orderMessage({ body: { ...order, orderRef: 'ord-2' } })] as const,
  )
  const said = await settle()
  expect(said.filter(({ type }) => type === 'second')).toEqual([])
  expect(said.length).toBeGreaterThanOrEqual(before)
})

test.each([
  ['an unknown type', orderMessage({ type: 'host:evil' })],
  ['an extra key', orderMessage({ body: { ...order, viewer: 'ling' } })],
])('%s on the port is dropped, and the good order after it is taken', async (_, message) => {
  await openHost()
  await page.evaluate(
    ([data, bad]) => {
      window.bootstrap(data)
      window.ports.at(-1)?.postMessage(bad)
    },
    [connect(), message] as const,
  )
  await settle()
  expect(await panel().locator(od('match-code')).count()).toBe(0)
  await page.evaluate((good) => window.ports.at(-1)?.postMessage(good), orderMessage())
  await panel().locator(od('match-code')).waitFor()
})
