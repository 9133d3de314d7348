import { afterAll, beforeAll, expect, test } from 'vitest'
import { dockPage, type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { type Product, startBank } from '../lab/product.ts'
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

const badgeText = `document.querySelector('offer-dock').shadowRoot?.querySelector('[data-od=badge]')?.textContent ?? ''`
const badgeBox = `JSON.stringify(document.querySelector('offer-dock').getBoundingClientRect())`
const kept = 'JSON.stringify([document.cookie, localStorage.length, sessionStorage.length])'
const matchCode = `document.querySelector('[data-od=match-code]')?.textContent ?? ''`

test.each(findEngines().filter(({ path }) => path !== null))(
  '$name shows the badge, opens the panel in its frame and keeps nothing',
  async ({ path, launch }) => {
    const engine = await launch(`${path}`)
    try {
      await engine.goto(host.serve('/shop', dockPage(bank.bankOrigin)))
      await expect.poll(() => engine.read(badgeText)).toContain('年化利率(单利) 13.03% · 总额 ¥5,358.88')
      const { x, y, height } = JSON.parse(await engine.read(badgeBox))
      expect(height).toBe(44)
      await engine.press(x + 40, y + 20)
      await expect.poll(() => engine.readInFrame(bank.bankOrigin, matchCode)).toMatch(/\d\d/)
      expect(await engine.read(kept)).toBe('["",0,0]')
      expect(JSON.parse(await engine.read(badgeBox)).height).toBe(44)
    } finally {
      await engine.close()
    }
  },
)
