import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignPage {
  html: string | Buffer
  headers?: Record<string, string>
  /** Default: 200. */
  status?: number
}

/** A page of somebody else on `http://localhost`, which is another site than the bank's `127.0.0.1`. */
export interface ForeignHost {
  origin: string
  /** Serves `page` at `path` from now on and gives its address. */
  serve(path: string, page: ForeignPage): string
  /** How often a path was asked for, by whatever method. */
  asked(path: string): number
  stop(): Promise<void>
}

export async function startForeignHost(): Promise<ForeignHost> {
  const pages = new Map<string, ForeignPage>()
  const counts = new Map<string, number>()
  const server: Server = createServer(({ url }, response) => {
    const { pathname } = new URL(`${url}`, 'http://localhost')
    counts.set(pathname, (counts.get(pathname) ?? 0) + 1)
    const page = pages.get(pathname)
    response.writeHead(page ? (page.status ?? 200) : 404, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    })
    response.end(page?.html ?? '')
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    serve(path, page) {
      pages.set(path, page)
      return origin + path
    },
    asked: (path) => counts.get(path) ?? 0,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export interface DockPage {
  /** Attributes of the dock that differ from an order of 4,999.00. */
  dock?: Record<string, string>
  /** The whole script tag; default: the alias of `bankOrigin`. */
  script?: string
  head?: string
  body?: string
  headers?: Record<string, string>
}

/** The ten lines of the README, as a page. */
export function dockPage(
  bankOrigin: string,
  { dock = {}, script, head = '', body = '', headers = {} }: DockPage = {},
): ForeignPage & { html: string } {
  const attributes = {
    product: 'sku-42',
    category: '5732',
    amount: '4999.00',
    currency: 'CNY',
    order: `ord-${Math.random().toString(36).slice(2)}`,
    locale: 'zh-CN',
    ...dock,
  }
  const tag = script ?? `<script async src="${bankOrigin}/offerdock/v1.js" data-client-id="pk_test_demo"></script>`
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
  return {
    headers,
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<style nonce="n1">offer-dock { display: block; min-block-size: 2.75rem }</style>${head}
${tag}</head><body><h1>Checkout</h1><offer-dock ${list.join(' ')}></offer-dock>${body}</body></html>`,
  }
}
