import path from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/lab/browser.ts'
import { type ForeignHost, startForeignHost } from '../../e2e/lab/foreignHost.ts'
import { type Product, startBank } from '../../e2e/lab/product.ts'

export interface Pair {
  browser: Browser
  host: ForeignHost
  bank: Product
  /** A page with the echo in a frame of another site, and `ping.ts` in its window. */
  page: Page
  stop(): Promise<void>
}

/** Two sites, each in a process of its own, as host and bank are; and a bank for the handshake of the real panel. */
export async function openPair(): Promise<Pair> {
  const [browser, host, other] = await Promise.all([launchBrowser(), startForeignHost(), startForeignHost()])
  const bank = await startBank(host.origin)
  const echoUrl = other.serve('/echo', { html: await pageOf('echo.ts') }).replace('localhost', '127.0.0.1')
  const html = `${await pageOf('ping.ts')}<iframe src="${echoUrl}"></iframe>`
  const page = await browser.newPage()
  await page.goto(host.serve('/ping', { html }))
  const devTools = await browser.newBrowserCDPSession()
  const { targetInfos } = await devTools.send('Target.getTargets', { filter: [{ type: 'iframe' }] })
  if (targetInfos.length !== 1) throw new Error('host and echo share a process: that overstates every figure')
  return {
    browser,
    host,
    bank,
    page,
    async stop() {
      await browser.close()
      await Promise.all([bank.stop(), host.stop(), other.stop()])
    },
  }
}

async function pageOf(file: string): Promise<string> {
  const entry = path.join(import.meta.dirname, file)
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
  })
  return `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script>${outputFiles[0]?.text}</script>`
}
