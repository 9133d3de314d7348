import { afterAll, beforeAll, expect, test } from 'vitest'
import { dockPage, type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { type Product, startBank } from '../lab/product.ts'
import type { Engine } from './engine.ts'
import { findEngines } from './findEngines.ts'

let host: ForeignHost
let bank: Product

beforeAll(async () => {
  host = await startForeignHost()
  bank = await startBank(host.origin)
}, 180_000)
afterAll(async () => {
  await Promise.all([bank?.stop(), host?.stop()])
})

const body = `<script>
  const heard = []
  addEventListener('offerdock:conversion', ({ detail }) => heard.push(detail.receipt))
  addEventListener('message', ({ data, origin }) => data.offerdock === 1 && heard.push(origin, data.receipt))
</script>`

const escapeKey = '\uE00C'

const inDock = (selector: string) => `document.querySelector('offer-dock').shadowRoot?.querySelector('${selector}')`
const badgeText = `${inDock('[data-od=badge]')}?.textContent ?? ''`
const badgeBox = `JSON.stringify(document.querySelector('offer-dock').getBoundingClientRect())`
const isOpen = `\`\${${inDock('[data-od=frame]')}?.parentElement.matches(':popover-open')}\``
const focused = `document.querySelector('offer-dock').shadowRoot.activeElement?.dataset.od ?? ''`
const kept = 'JSON.stringify([document.cookie, localStorage.length, sessionStorage.length])'
const heard = 'JSON.stringify(heard)'
const signInAsked = `JSON.stringify([
  document.querySelector('[data-od=sign-in]')?.href,
  document.querySelector('[data-od=match-code]')?.textContent.trim(),
])`
const stepUpAsked = `JSON.stringify([
  document.querySelector('[data-od=step-up]')?.href,
  document.querySelector('[data-od=gate] [data-od=match-code]')?.textContent.trim(),
])`
const textOf = (name: string) => `document.querySelector('[data-od=${name}]')?.textContent ?? ''`

test.each(findEngines().filter(({ path }) => path !== null))(
  '$name: exact figures, a panel that opens and closes, a purchase that is heard, and nothing kept',
  async ({ path, launch }) => {
    const engine = await launch(`${path}`)
    try {
      await engine.goto(host.serve('/shop', dockPage(bank.bankOrigin, { body })))
      await expect.poll(() => engine.read(badgeText)).toContain('年化利率(单利) 13.03% · 总额 ¥5,358.88')
      const { height } = JSON.parse(await engine.read(badgeBox))
      expect(height).toBe(44)

      await pressBadge(engine)
      await expect.poll(() => inPanel(engine, textOf('match-code'))).toMatch(/\d\d/)
      await engine.type(escapeKey)
      await expect.poll(() => engine.read(isOpen)).toBe('false')
      expect(await engine.read(focused)).toBe('badge-open')

      await pressBadge(engine)
      await expect.poll(() => engine.read(isOpen)).toBe('true')
      await signIn(engine)
      await choose(engine, '[data-od=plan][data-plan-id=p12]')
      await choose(engine, '[data-od=review]')
      await expect.poll(() => inPanel(engine, textOf('disclosure'))).toContain('5,358.88')
      await press(engine, '[data-od=confirm]')
      await stepUp(engine)
      await expect.poll(() => inPanel(engine, textOf('done'))).not.toBe('')
      await expect.poll(async () => JSON.parse(await engine.read(heard))).toHaveLength(3)
      const [receipt, again, origin] = JSON.parse(await engine.read(heard)).sort()
      expect(receipt).toMatch(/^eyJ/)
      expect([again, origin]).toEqual([receipt, bank.bankOrigin])

      expect(await engine.read(kept)).toBe('["",0,0]')
      expect(JSON.parse(await engine.read(badgeBox)).height).toBe(44)
    } finally {
      await engine.close()
    }
  },
  180_000,
)

const inPanel = (engine: Engine, expression: string) => engine.readInFrame(bank.bankOrigin, expression)

async function pressBadge(engine: Engine) {
  const { x, y } = JSON.parse(await engine.read(badgeBox))
  await engine.press(x + 40, y + 20)
}

/** Without the mouse: the frame grows around the plans while they come, and a press could meet another of them. */
async function choose(engine: Engine, selector: string) {
  const click = `(() => {
    const target = document.querySelector('${selector}')
    if (!target || target.disabled) return ''
    target.click()
    return 'done'
  })()`
  await expect.poll(() => inPanel(engine, click)).toBe('done')
}

/** Presses the middle of what can be pressed in the panel, once it holds still. */
async function press(engine: Engine, selector: string) {
  const box = `(() => {
    const target = document.querySelector('${selector}')
    if (!target || target.disabled) return ''
    target.scrollIntoView({ block: 'center' })
    return JSON.stringify(target.getBoundingClientRect())
  })()`
  let before = ''
  let now = ''
  const isStill = async () => {
    before = now
    now = await inPanel(engine, box)
    return now !== '' && now === before
  }
  await expect.poll(isStill).toBe(true)
  const { x, y, width, height } = JSON.parse(now)
  await engine.pressInFrame(x + width / 2, y + height / 2)
}

/** What neither engine can prove, that the click was seen, the viewer proves on a page of the bank. */
async function stepUp(engine: Engine) {
  let asked = ''
  const readAsked = async () => {
    asked = await inPanel(engine, stepUpAsked)
    return asked
  }
  await expect.poll(readAsked).toMatch(/"\d\d"/)
  const [url, code] = JSON.parse(asked)
  const headers = { origin: bank.bankOrigin }
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ code }),
    redirect: 'manual',
  })
  expect(response.status).toBe(303)
}

/** As the bank's own page does, which is a form without script. The link is read where it is: a tab would take the focus. */
async function signIn(engine: Engine) {
  let asked = '' // the panel asks for another request when it is opened again
  const readAsked = async () => {
    asked = await inPanel(engine, signInAsked)
    return asked
  }
  await expect.poll(readAsked).toMatch(/"\d\d"/)
  const [url, code] = JSON.parse(asked)
  const headers = { origin: bank.bankOrigin }
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ code, persona: 'ling' }),
  })
  expect(response.status).toBe(200)
}
