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

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<style>offer-dock { display: block; min-block-size: 2.75rem; inline-size: 480px }</style></head>
<body><h1>Checkout</h1><div id="place"></div>
<offer-dock product="sku-42" category="5732" amount="4999.00" currency="CNY" order="ord-1" locale="zh-CN"></offer-dock>
<p>What stands below would move if the badge did.</p></body></html>`

/** A bank by `npm run bank`, a shop on another site and a browser that is real in all but its screen. */
export async function openShop() {
  const [browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  const bank = await startBank(host.origin)
  const url = host.serve('/', { html })
  return {
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
