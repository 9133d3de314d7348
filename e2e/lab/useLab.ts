import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Complaints, launchBrowser, openPage } from './browser.ts'
import { listen } from './checkout.ts'
import { type DockPage, dockPage, type ForeignHost, startForeignHost } from './foreignHost.ts'
import { type Product, startBank } from './product.ts'

export interface Visit {
  /** Default: `/shop`. */
  path?: string
  /** Query and fragment of the address. */
  suffix?: string
  /** Default: that of the lab's bank. */
  bankOrigin?: string
  context?: BrowserContextOptions
  /** Before the page is asked for. */
  prepare?(page: Page): Promise<unknown>
}

export interface Lab {
  browser: Browser
  /** A shop of somebody else, that the bank has on its list. */
  host: ForeignHost
  bank: Product
  /** Opens a page with a dock, whose events are collected (`heardBy`), in a context that ends with the test. */
  visit(page?: DockPage, visit?: Visit): Promise<{ page: Page; complaints: Complaints }>
}

/** A browser, a host and a bank for the tests of a file. */
export function useLab(): Lab {
  const visit: Lab['visit'] = async (options, { path = '/shop', suffix = '', bankOrigin, context, prepare } = {}) => {
    const opened = await openPage(await lab.browser.newContext(context), 'about:blank')
    await listen(opened.page)
    await prepare?.(opened.page)
    await opened.page.goto(lab.host.serve(path, dockPage(bankOrigin ?? lab.bank.bankOrigin, options)) + suffix)
    return opened
  }
  const lab = { visit } as Lab // the rest is there before the first test

  beforeAll(async () => {
    ;[lab.browser, lab.host] = await Promise.all([launchBrowser(), startForeignHost()])
    lab.bank = await startBank(lab.host.origin)
  }, 180_000)
  afterEach(async () => {
    await Promise.all(lab.browser.contexts().map((context) => context.close()))
  })
  afterAll(async () => {
    await lab.browser?.close()
    await Promise.all([lab.bank?.stop(), lab.host?.stop()])
  })
  return lab
}
