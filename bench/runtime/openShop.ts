import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/lab/browser.ts'
import { startForeignHost } from '../../e2e/lab/foreignHost.ts'
import { startBank } from '../../e2e/lab/product.ts'

/** A page of a shop that has finished loading and has everything of a dock but our script. */
export interface ShopPage {
  page: Page
  devTools: CDPSession
  close(): Promise<void>
}

/** With Chinese text in the two weights that every such page has, so that what we are charged with is not its first use. */
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<style>body { font-family: system-ui } offer-dock { display: block; min-block-size: 2.75rem; inline-size: 480px }</style></head>
<body><h1>直播间 · 新品首发</h1><p><b>手机 128GB</b> 限时价 ¥4,999.00，全场包邮，七天无理由退货。</p><div id="place"></div>
<offer-dock product="sku-42" category="5732" amount="4999.00" currency="CNY" order="ord-1" locale="zh-CN"></offer-dock>
<p>下方内容不应因分期信息出现而移动。</p></body></html>`

const require = createRequire(new URL('../../packages/sdk/package.json', import.meta.url))
/** Beside the module that the package names as its own. */
const preactFile = path.join(path.dirname(require.resolve('preact')), 'preact.umd.js')

/** The least that a script could do: the badge's two lines by preact, with nothing asked of a bank. */
const readFloor = () => `${readFileSync(preactFile, 'utf8')};{
const { h, render } = preact
const dock = document.querySelector('offer-dock')
const lines = ['年化利率(单利) 13.03% · 总额 ¥5,358.88', '12 期 · 每期 ¥446.57 (末期 ¥446.61)']
render(h('div', { style: 'font: 13px/1.4 system-ui' }, lines.map((line) => h('div', null, line))), dock)
dock.dispatchEvent(new CustomEvent('offerdock:ready', { bubbles: true }))
}`

/** A bank by `npm run bank`, a shop on another site and a browser that is real in all but its screen. */
export async function openShop() {
  const [browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  const bank = await startBank(host.origin)
  const url = host.serve('/', { html })
  const floorUrl = host.serve('/offerdock/floor.js', {
    html: readFloor(),
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
  return {
    floorUrl,
    scriptUrl: `${bank.bankOrigin}/offerdock/v1.js`,
    browser,
    /** A new page with nothing cached, its processor slowed down so many times. */
    async openPage(slowdown: number): Promise<ShopPage> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      await page.goto(url, { waitUntil: 'networkidle' })
      const devTools = await context.newCDPSession(page)
      await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
      return { page, devTools, close: () => context.close() }
    },
    async stop() {
      await browser.close()
      await Promise.all([bank.stop(), host.stop()])
    },
  }
}

export type Shop = Awaited<ReturnType<typeof openShop>>
