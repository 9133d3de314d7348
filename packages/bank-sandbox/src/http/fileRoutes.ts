import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isLoopback } from '../start/isLoopback.ts'
import { isTestClient } from '../testMode/isTestClient.ts'

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
}

type Files = Pick<Bank, 'dist' | 'publicOrigin'> & { seed: { clients: ReadonlyMap<string, unknown> } }

/**
 * `GET /offerdock/<file>`: the files of the build by exact name, and nothing else of any folder. Those of the test page are only
 * at a bank that has a test client.
 */
export function addFileRoutes(app: Hono, { dist, publicOrigin, seed }: Files) {
  const hasTestClient = [...seed.clients.keys()].some(isTestClient)
  // Names without a hash change under their readers; while developing, at once.
  const briefly = isLoopback(publicOrigin) ? 'no-cache' : 'public, max-age=300, stale-while-revalidate=86400'
  app.get('/offerdock/:file', (c) => {
    const name = c.req.param('file')
    const bytes = dist.files.get(name)
    if (!bytes || (name.startsWith('test-') && !hasTestClient)) throw new BankError('not-found')
    const isNamedByHash = /\.[0-9a-f]{6,}\.(js|css)$/.test(name)
    return c.body(bytes, 200, {
      'Content-Type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Cache-Control': isNamedByHash ? 'public, max-age=31536000, immutable' : briefly,
      'Timing-Allow-Origin': '*',
    })
  })
}
