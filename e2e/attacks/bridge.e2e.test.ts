import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../lab/browser.ts'
import { type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { type Product, startBank } from '../lab/product.ts'
import { portBends } from './bendMessage.ts'
import { bends, foeFrames, foesOf, neighborsOf, type Shot, shoot, spyHeard, spyOn } from './foes.ts'
import { type HandHost, keepLooks, looksOf, playHost, vanish } from './handHost.ts'

/**
 * The channel between host and panel, attacked from the host's side: the real panel of the real bank in a page that plays the host by hand, among windows of twelve
 * other origins. Here several guards stand behind each other; `npm run test:mutants` takes each away by itself.
 */
let browser: Browser
let bank: Product
let listed: ForeignHost
let unlisted: ForeignHost
let page: Page
const said: string[] = []

const nonce = '0123456789abcdef0123456789abcdef'
const canary = 'canary-b7e1'
const good = { offerdock: 1, type: 'connect', nonce }
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
const orderMessage = (seq: number, changes: object = {}) => ({
  v: 1,
  seq,
  type: 'host:order',
  body: { ...order, ...changes },
})

beforeAll(async () => {
  ;[browser, listed, unlisted] = await Promise.all([launchBrowser(), startForeignHost(), startForeignHost()])
  bank = await startBank(listed.origin)
  page = await browser.newPage()
  page.context().on('page', watch)
  watch(page)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), listed?.stop(), unlisted?.stop()])
})

/** What a page throws or writes to its console. */
function watch(one: Page) {
  one.on('pageerror', ({ message }) => said.push(`uncaught: ${message}`))
  one.on('console', (message) => said.push(message.text()))
}

declare const window: Window & HandHost

const panelUrl = (fragment = nonce) => `${bank.bankOrigin}/offerdock/panel?client=pk_test_demo#${fragment}`
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** A page of the listed origin with the panel as its first frame, and `rest` beside it. */
async function openHost(rest = '', fragment = nonce): Promise<Frame> {
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<button onclick="window.open('/popup')">popup</button><iframe id="panel" src="${quoted(panelUrl(fragment))}"></iframe>${rest}`
  await page.goto(listed.serve('/', { html }))
  await page.evaluate(playHost)
  return panelFrame()
}

async function panelFrame(): Promise<Frame> {
  const element = await page.waitForSelector('#panel')
  const frame = await element.contentFrame()
  if (!frame) throw new Error('the panel has no frame')
  await frame.locator('#panel > *').first().waitFor()
  return frame
}

/** The good handshake: it is answered, which shows that the panel was listening all along. */
async function connectWell() {
  await page.evaluate((data) => window.connect(data), good)
  await expect.poll(() => page.evaluate(() => window.answers.map(({ type }) => type))).toContain('panel:ready')
}

test('of more than 600 attacks on the handshake none is let in, and of 41 good messages every one', async () => {
  const foes = foesOf(listed, unlisted)
  const strangers = Object.values(foes).join('')
  const count = Object.keys(foes).length
  const neighbors = Object.values(neighborsOf(listed)).join('')
  const beside = Object.keys(neighborsOf(listed)).length
  const nested = `<iframe src="${unlisted.serve('/nested', { html: strangers })}"></iframe>`
  const nestedNeighbor = `<iframe src="${listed.serve('/nested', { html: '<iframe name="foe" src="/foe"></iframe>' })}"></iframe>`
  listed.serve('/popup', { html: strangers + neighbors })

  const panel = await openHost(strangers + neighbors + nested + nestedNeighbor)
  await spyOn(panel)
  const popupOpened = page.waitForEvent('popup')
  await page.click('button')
  const popup = await popupOpened
  const armed = [
    ...(await foeFrames(() => page.frames(), 2 * count + beside + 1)),
    ...(await foeFrames(() => popup.frames(), count + beside)),
    popup.mainFrame(),
    panel,
  ]

  let shots = 0
  const attack = async () => {
    const shot: Shot = { nonce, bends, canary }
    // The page itself is the right sender: of its messages the perfect one would be let in, as it should.
    const own = page.evaluate(shoot, { ...shot, bends: bends.filter((bend) => bend !== 'perfect') })
    const answers = await Promise.all([own, ...armed.map((frame) => frame.evaluate(shoot, shot))])
    shots += armed.length * bends.length + bends.length - 1
    return answers.flat()
  }
  expect(await attack()).toEqual([])
  expect(await page.evaluate(vanish, good)).toEqual([])
  shots++
  await expect.poll(() => spyHeard(panel)).toBe(shots)

  await connectWell()
  await keepLooks(panel)
  await page.evaluate(
    (messages) => {
      for (const message of messages) window.ports.at(-1)?.postMessage(message)
    },
    legitimate.map((look, seq) => orderMessage(seq, look)),
  )
  const expected = legitimate.map(({ theme, layout }) => `${theme} ${layout}`)
  await expect.poll(() => looksOf(panel)).toEqual(expected)

  // The same again, now that the panel has its port: also the perfect one of the page itself comes to nothing.
  expect(await attack()).toEqual([])
  expect(await page.evaluate(shoot, { nonce, bends: ['perfect'], canary } satisfies Shot)).toEqual([])
  shots += 2 // with the good one
  await expect.poll(() => spyHeard(panel)).toBe(shots)
  expect(shots).toBeGreaterThan(600)
  expect(said.filter((text) => text.includes('uncaught') || text.includes(canary))).toEqual([])
})

/** 40 orders, none of which looks like the one before it. */
const legitimate = Array.from({ length: 40 }, (_, i) => ({
  theme: ['light', 'dark', 'auto'][i % 3] as string,
  layout: ['sheet', 'popover'][i % 2] as string,
}))

/** Some panels in one page, each with a port of its own; gives their frames. */
async function connectMany(count: number): Promise<Frame[]> {
  const list = Array.from({ length: count }, () => `<iframe src="${quoted(panelUrl())}"></iframe>`)
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${list.join('')}`
  await page.goto(listed.serve('/many', { html }))
  const panels = page.frames().slice(1)
  await Promise.all(panels.map((panel) => panel.locator('#panel > *').first().waitFor()))
  await Promise.all(panels.flatMap((panel) => [keepLooks(panel), spyOn(panel)]))
  await page.evaluate(async (data) => {
    const connectOne = (target: Window) =>
      new Promise<MessagePort>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(port1)
        target.postMessage(data, '*', [port2])
      })
    const ports = await Promise.all(Array.from({ length: frames.length }, (_, i) => connectOne(frames[i] as Window)))
    Object.assign(window, { ports })
  }, good)
  return panels
}

test(`of ${portBends.length} ways to bend a message on the port none has an effect, and the third closes the port`, async () => {
  const threes = Array.from({ length: portBends.length / 3 }, (_, i) => portBends.slice(3 * i, 3 * i + 3))
  expect(threes.flat()).toEqual(portBends)
  const panels = await connectMany(threes.length)
  const dark = orderMessage(0, { theme: 'dark', layout: 'sheet' })
  await page.evaluate(
    ({ threes, dark, light, canary }) => {
      const bend = (expression: string, seq: number) =>
        new Function('good', 'canary', `return (${expression})`)({ ...dark, seq }, canary)
      threes.forEach(([first = '', second = '', third = ''], i) => {
        const messages = [bend(first, 0), bend(second, 0), light, bend(third, 1), { ...dark, seq: 1 }]
        for (const message of messages) window.ports[i]?.postMessage(message)
      })
      for (let i = 0; i < frames.length; i++) frames[i]?.postMessage('last', '*')
    },
    { threes, dark, light: orderMessage(0, { theme: 'light', layout: 'sheet' }), canary },
  )
  const allLooks = () => Promise.all(panels.map(looksOf))
  await expect.poll(allLooks).toEqual(threes.map(() => ['light sheet']))
  await expect.poll(() => Promise.all(panels.map(spyHeard))).toEqual(threes.map(() => 2)) // the handshake and the last
  expect(await allLooks()).toEqual(threes.map(() => ['light sheet']))
  expect(said.filter((text) => text.includes('uncaught') || text.includes(canary))).toEqual([])
})

test('a handshake that was overheard is worth nothing: a thousand times over, after a reload, at another panel', async () => {
  const panel = await openHost()
  await connectWell()
  await spyOn(panel)
  const again: Shot = { nonce, bends: Array(1000).fill('perfect'), canary }
  expect(await page.evaluate(shoot, again)).toEqual([])
  expect(await spyHeard(panel)).toBe(1000)

  const next = nonce.replaceAll('0', 'f')
  const reloaded = await openHost('', next)
  await spyOn(reloaded)
  expect(await page.evaluate(shoot, again)).toEqual([])
  expect(await spyHeard(reloaded)).toBe(1000)
  await page.evaluate((data) => window.connect(data), { ...good, nonce: next })
  await expect.poll(() => page.evaluate(() => window.answers.map(({ type }) => type))).toContain('panel:ready')
})

test('an order that is sent again a thousand times counts once, and a new one after it not at all', async () => {
  const [panel] = (await connectMany(1)) as [Frame]
  const dark = orderMessage(0, { theme: 'dark', layout: 'sheet' })
  await page.evaluate(
    ([message, next]) => {
      for (let i = 0; i < 1000; i++) window.ports[0]?.postMessage(message)
      window.ports[0]?.postMessage(next)
      frames[0]?.postMessage('last', '*')
    },
    [dark, { ...dark, seq: 1 }] as const,
  )
  await expect.poll(() => spyHeard(panel)).toBe(2)
  await expect.poll(() => looksOf(panel)).toEqual(['dark sheet'])
})

test('a flood leaves the panel alive: it is still there for the one that is right', async () => {
  const panel = await openHost()
  await spyOn(panel)
  await page.evaluate((canary) => {
    const bytes = new Uint8Array(32_000_000)
    for (const data of [bytes, canary.repeat(1_000_000)]) frames[0]?.postMessage(data, '*')
    for (let i = 0; i < 20_000; i++) frames[0]?.postMessage({ offerdock: 1, type: 'connect', nonce: canary + i }, '*')
  }, canary)
  await expect.poll(() => spyHeard(panel), { timeout: 30_000 }).toBe(20_002)
  await connectWell()
})

test.each([
  ['without a nonce', ''],
  ['with a nonce that is none', 'z'.repeat(32)],
])('a panel %s waits for nobody', async (_, fragment) => {
  const panel = await openHost('', fragment)
  await panel.locator('[data-od=problem][data-code=bad-config]').waitFor()
  await spyOn(panel)
  await page.evaluate((data) => window.connect(data), { ...good, nonce: fragment })
  await expect.poll(() => spyHeard(panel)).toBe(1)
  expect(await page.evaluate(() => window.answers)).toEqual([])
})
