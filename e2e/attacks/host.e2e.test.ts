import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { od } from '../lab/browser.ts'
import { heardBy, openAndSignIn, review } from '../lab/checkout.ts'
import { type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { panelFrame } from '../lab/panelFrame.ts'
import { useLab } from '../lab/useLab.ts'
import { portBends } from './bendMessage.ts'
import { foeFrames, foesOf } from './foes.ts'
import { type Api, hijackMany } from './hijackMany.ts'
import { hookAfter, hookBefore, seenBy, targetsIn, watchTargets } from './neighbor.ts'

/**
 * The channel between host and panel, attacked from the panel's side: the real runtime with its dock on a page of the listed origin, and a panel that
 * has been taken over, that has gone elsewhere, or that others pretend to be.
 */
const lab = useLab()
const canary = 'canary-c4f2'

/** What the page heard beyond the life of its dock, and what it threw or wrote to its console. */
function watch(page: Page) {
  const said: string[] = []
  page.on('pageerror', ({ message }) => said.push(`uncaught: ${message}`))
  page.on('console', (message) => said.push(message.text()))
  return () => said.filter((text) => text.includes('uncaught') || text.includes(canary))
}
const ownTypes = ['ready', 'impression', 'open', 'close', 'error']
const beyond = async (page: Page) => (await heardBy(page)).events.filter(({ type }) => !ownTypes.includes(type))

/** The panel's address answered by a page of the bank's origin that does as `script` says once it has its port. */
async function takeOver(page: Page, nextScript: () => string) {
  await page.route('**/offerdock/panel?*', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><script>addEventListener('message', ({ data, ports: [port] }) => { if (port) { ${nextScript()} } })</script>`,
    }),
  )
}

const converted = {
  id: 'c-1',
  at: 1,
  agreementId: 'a-1',
  quoteId: 'q-1',
  orderRef: 'ord-1',
  orderMinor: 499900,
  totalMinor: 535888,
  currency: 'CNY',
  receipt: 'a.b.c',
}
declare const OfferDock: Api

/** Lets the page open panels without a click: whoever owns it can do that to a browser of theirs too. */
const pretendClicks = (page: Page) =>
  page.evaluate(() => void Object.defineProperty(navigator, 'userActivation', { value: { isActive: true } }))

test(`a panel that was taken over bends messages in ${portBends.length} ways: the page hears none, and the third ends it`, async () => {
  let used = 0
  const script = () => {
    const bent = (seq: number) =>
      `port.postMessage((good => (${portBends[used++]}))(${JSON.stringify({ v: 1, seq, type: 'panel:converted', body: converted })}));`
    const control = (seq: number, planId: string) =>
      `port.postMessage(${JSON.stringify({ v: 1, seq, type: 'panel:selected', body: { planId } })});`
    const first = bent(0) + bent(0)
    const round = Math.ceil(used / 3)
    return `const canary = '${canary}'; ${first} ${control(0, `round-${round}`)} ${bent(1)} ${control(1, canary)}`
  }
  const { page } = await lab.visit({}, { prepare: (page) => takeOver(page, script) })
  const complaints = watch(page)
  await pretendClicks(page)
  // Three in a round, and a good one before the third, which shows that the port was open and the count still right.
  const rounds = portBends.length / 3
  const codes = await page.evaluate(async (rounds) => {
    const codes: string[] = []
    for (let round = 0; round < rounds; round++) {
      const dock = OfferDock.mount(document.body, {
        amount: '4999.00',
        currency: 'CNY',
        category: '5732',
        order: `o-${round}`,
      })
      await new Promise((resolve) => dock.on('ready', resolve))
      const lost = new Promise<CustomEvent>((resolve) => dock.on('error', resolve))
      dock.open()
      codes.push((await lost).detail.code)
      dock.destroy()
    }
    return codes
  }, rounds)
  expect(used).toBe(portBends.length)
  expect(codes).toEqual(Array(rounds).fill('blocked-frame'))
  const heard = await beyond(page)
  expect(heard.map(({ type, planId }) => `${type} ${planId}`)).toEqual(
    Array.from({ length: rounds }, (_, i) => `select round-${i + 1}`),
  )
  expect(complaints()).toEqual([])
})

test('a conversion that the panel says a thousand times is one event, and one that follows another number is none', async () => {
  const say = (seq: number, type: string, body: object) =>
    `port.postMessage(${JSON.stringify({ v: 1, seq, type, body })});`
  const script = `for (let seq = 0; seq < 1000; seq++) port.postMessage({ v: 1, seq, type: 'panel:converted', body: ${JSON.stringify(converted)} });
${say(999, 'panel:converted', { ...converted, id: 'c-2' })} ${say(1000, 'panel:selected', { planId: 'last' })}`
  const { page } = await lab.visit({}, { prepare: (page) => takeOver(page, () => script) })
  await page.locator(od('badge-open')).click()
  await expect.poll(async () => (await beyond(page)).map(({ type }) => type)).toEqual(['conversion', 'select'])
})

/** OFFERDOCK_HIJACKS=500 for a night. */
const hijacks = Number(process.env.OFFERDOCK_HIJACKS ?? 30)

/** A page that says what it hears to its own server, and tries to be the bank to whoever is above it. */
function serveAttacker(attacker: ForeignHost) {
  const forged = { offerdock: 1, type: 'conversion', ...converted }
  const html = `<!doctype html><script>
addEventListener('message', () => fetch('/heard'))
const { port1, port2 } = new MessageChannel()
port1.onmessage = () => fetch('/heard')
parent.postMessage(${JSON.stringify(forged)}, '*', [port2])
parent.postMessage({ v: 1, seq: 0, type: 'panel:converted', body: ${JSON.stringify(converted)} }, '*')
parent.postMessage(location.hash, '*') // which a redirect keeps
</script>`
  const address = attacker.serve('/attacker', { html })
  return {
    address,
    redirector: attacker.serve('/redirector', {
      html: '',
      status: 302,
      headers: { location: address.replace('localhost', '127.0.0.1') },
    }),
  }
}

test(
  `a panel that is sent elsewhere at ${hijacks} moments tells nothing there and is believed nothing from there`,
  async () => {
    const attacker = await startForeignHost()
    try {
      const { address, redirector } = serveAttacker(attacker)
      const { page } = await lab.visit()
      const complaints = watch(page)
      await pretendClicks(page)
      const lost = await page.evaluate(hijackMany, { addresses: [address, redirector], hijacks })
      expect(attacker.asked('/attacker')).toBeGreaterThanOrEqual(hijacks)
      expect(attacker.asked('/redirector')).toBeGreaterThanOrEqual(Math.floor(hijacks / 2))
      expect(attacker.asked('/heard')).toBe(0)
      const { messages } = await heardBy(page)
      expect(messages.length).toBeGreaterThanOrEqual(3 * (hijacks - lost))
      expect(messages.filter(({ origin }) => origin === lab.bank.bankOrigin)).toEqual([])
      expect(await beyond(page)).toEqual([])
      // Some had shaken hands by then: of those the page hears that their panel is gone. None shakes hands again.
      expect(lost).toBeGreaterThan(0)
      expect(complaints()).toEqual([])
    } finally {
      await attacker.stop()
    }
  },
  60_000 + 2_000 * hijacks,
)

test('what others post to the page in the name of the panel moves nothing in the dock', async () => {
  const unlisted = await startForeignHost()
  try {
    const foes = foesOf(lab.host, unlisted)
    const { page } = await lab.visit({ body: Object.values(foes).join('') })
    const complaints = watch(page)
    await page.locator(od('badge-open')).click()
    await expect.poll(async () => (await heardBy(page)).events.map(({ type }) => type)).toContain('open')
    const armed = await foeFrames(() => page.frames(), Object.keys(foes).length)
    const forged = [
      { offerdock: 1, type: 'conversion', ...converted },
      { offerdock: 1, type: 'connect', nonce: '0'.repeat(32) },
      ...['panel:converted', 'panel:closed', 'panel:ready'].map((type) => ({ v: 1, seq: 0, type, body: converted })),
    ]
    await Promise.all(armed.map((frame) => frame.evaluate(postAll, { forged, canary })))
    await expect.poll(async () => (await heardBy(page)).messages.length).toBe(armed.length * (forged.length + 1))
    const { messages } = await heardBy(page)
    expect(messages.filter(({ origin }) => origin === lab.bank.bankOrigin)).toEqual([])
    expect(await beyond(page)).toEqual([])
    expect(complaints()).toEqual([])
  } finally {
    await unlisted.stop()
  }
})

/** Posts each with a port, and something large. */
function postAll({ forged, canary }: { forged: object[]; canary: string }) {
  for (const message of forged) (top as Window).postMessage({ ...message, canary }, '*', [new MessageChannel().port2])
  ;(top as Window).postMessage(canary.repeat(1000), '*')
}

/** All that a page may get to see of the conversation: what it says of the order itself, and what its events tell it. */
const publicKeys = [
  ...['v', 'seq', 'type', 'body', 'offerdock', 'nonce', 'id', 'at', 'outcome', 'orderNumber', 'heightPx', 'code'],
  ...['dock', 'orderRef', 'orderMinor', 'currency', 'locale', 'theme', 'layout', 'category', 'tags', 'product', 'room'],
  ...['streamer', 'campaign', 'pin', 'streamMs', 'planId', 'quoteId', 'totalMinor', 'agreementId', 'receipt'],
  ...['purpose', 'isGiven'],
]
const keysIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [...(Array.isArray(value) ? [] : [key]), ...keysIn(inner)])
    : []

test.each([
  ['before', hookBefore, () => {}],
  ['after', () => {}, hookAfter],
])(
  'a neighbor that hooks the page %s us sees what the page knows, and every message names its target',
  async (_, before, after) => {
    const { page } = await lab.visit({}, { prepare: (page) => Promise.all([before(page), watchTargets(page)]) })
    await page.locator(od('badge-open')).waitFor()
    await after(page)
    const panel = await openAndSignIn(page)
    const token = await panelFrame(page).evaluate(
      () => JSON.parse(sessionStorage.getItem('offerdock:pk_test_demo:session') ?? '{}').token,
    )
    await review(panel, 'p12')
    await panel.locator(od('confirm')).click()
    await panel.locator(od('done')).waitFor()
    await expect.poll(async () => (await heardBy(page)).messages.length).toBeGreaterThan(0)

    const seen = await seenBy(page)
    const messages = seen.filter(({ where }) => where !== 'fetch').map(({ json }) => JSON.parse(json))
    const types = messages.map(({ type }) => type)
    for (const type of ['host:order', 'panel:converted', 'conversion']) expect(types).toContain(type)
    expect(messages.flatMap(keysIn).filter((key) => !publicKeys.includes(key))).toEqual([])
    expect(token).toMatch(/^[\w-]{20,}$/)
    expect(seen.filter(({ json }) => json.includes(`${token}`))).toEqual([])

    const [ofPage, ofPanel] = await targetsIn(page)
    expect(new Set(ofPage)).toEqual(new Set([lab.bank.bankOrigin]))
    expect(new Set(ofPanel)).toEqual(new Set([lab.host.origin]))
  },
)
