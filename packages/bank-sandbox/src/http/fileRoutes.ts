import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isLoopback } from '../start/isLoopback.ts'

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
}

/** `GET /offerdock/<file>`: the files of the build by exact name, and nothing else of any folder. */
export function addFileRoutes(app: Hono, { dist, publicOrigin }: Bank) {
  // Names without a hash change under their readers; while developing, at once.
  const briefly = isLoopback(publicOrigin) ? 'no-cache' : 'public, max-age=300, stale-while-revalidate=86400'
  app.get('/offerdock/:file', (c) => {
    const name = c.req.param('file')
    const bytes = dist.files.get(name)
    if (!bytes) throw new BankError('not-found')
    const isNamedByHash = /\.[0-9a-f]{6,}\.(js|css)$/.test(name)
    return c.body(bytes, 200, {
      'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Cache-Control': isNamedByHash ? 'public, max-age=31536000, immutable' : briefly,
      'Timing-Allow-Origin': '*',
    })
  })
}
