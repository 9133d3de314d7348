import fs from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, od, openPage } from './lab/browser.ts'
import { buildExample, installExamples, serveFolder } from './lab/builtExample.ts'
import { heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { type ForeignHost, startForeignHost } from './lab/foreignHost.ts'
import { type Product, startBank } from './lab/product.ts'
import { tempDir } from './lab/tempDir.ts'

/** The example apps with the SDK of the packed tarball, its runtime and panel served by the bank too. */
let browser: Browser
let host: ForeignHost
let bank: Product
const project = tempDir()
const pages: Record<string, string> = {}

beforeAll(async () => {
  const cdn = installExamples(project.dir)
  ;[browser, host] = await Promise.all([launchBrowser(), startForeignHost()])
  bank = await startBank(host.origin, { OFFERDOCK_DIST: cdn })
  const { bankOrigin } = bank
  await Promise.all(['react', 'vue'].map((name) => buildExample(project.dir, name, bankOrigin)))
  for (const name of ['react', 'vue']) pages[name] = serveFolder(host, name, path.join(project.dir, name, 'dist'))
  const html = fs.readFileSync(path.join(project.dir, 'html/index.html'), 'utf8')
  pages.html = host.serve('/html', { html: html.replace('http://127.0.0.1:4100', bankOrigin) })
  host.serve('/conversions', { html: '{"orderNumber":"A-1001"}', headers: { 'content-type': 'application/json' } })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), host?.stop()])
  project.remove()
})

const badge = (page: Page) => page.locator(od('badge')).innerText()

test.each(['html', 'react', 'vue'])(
  '%s: exact figures, an update in place, a purchase heard once, and nothing left',
  async (name) => {
    const { page, complaints } = await openPage(await browser.newContext(), 'about:blank')
    const asked: string[] = []
    // The panel asks for itself what it needs.
    page.on('request', (request) => request.frame() === page.mainFrame() && asked.push(new URL(request.url()).pathname))
    await listen(page)
    await page.goto(`${pages[name]}`)

    await page.locator(od('badge-open')).waitFor()
    const text = await badge(page)
    for (const figure of ['13.03%', '¥5,358.88', '12 × ¥446.57']) expect(text).toContain(figure)
    const element = await page.locator('offer-dock').elementHandle()
    await page.locator('#storage').selectOption('5299.00')
    await expect.poll(() => badge(page)).toContain('¥5,680.48')
    expect(await element?.evaluate((dock) => dock === document.querySelector('offer-dock'))).toBe(true)
    await page.locator('#storage').selectOption('4999.00')
    await expect.poll(() => badge(page)).toContain('¥5,358.88')

    const panel = await openAndSignIn(page)
    await review(panel, 'p12')
    await panel.locator(od('confirm')).click()
    await expect.poll(() => panel.locator(od('done')).innerText()).toContain('A-1001')
    expect(await page.locator('#status').innerText()).toBe('Order A-1001 is placed.')

    const said = (await heardBy(page)).events.map(({ type }) => type)
    expect(said.filter((type) => type === 'ready' || type === 'conversion')).toEqual(['ready', 'conversion'])
    for (const once of ['/v1/catalog', '/conversions']) expect(asked.filter((one) => one === once)).toHaveLength(1)

    // The open panel lies over the page: the app takes its dock away by itself.
    await page.locator('#leave').dispatchEvent('click')
    await expect.poll(() => page.locator('offer-dock').count()).toBe(0)
    await expect.poll(() => page.frames().length).toBe(1)
    expect(await page.locator('[data-od], [popover], dialog').count()).toBe(0)
    expect(complaints).toEqual({ errors: [], violations: [] })
    await page.context().close()
  },
)
