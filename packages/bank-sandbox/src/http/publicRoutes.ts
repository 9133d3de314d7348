import type { Hono } from 'hono'
import { etag } from 'hono/etag'
import { jwksMaxAgeMs, readJwks } from '../agreements/receiptKeys.ts'
import type { Bank } from '../bank.ts'

const jwksHeaders = {
  'Content-Type': 'application/jwk-set+json',
  'Cache-Control': `public, max-age=${jwksMaxAgeMs / 1000}`,
}

/** What machines ask without a credential: the receipt keys. */
export function addPublicRoutes(app: Hono, bank: Bank) {
  app.use('/.well-known/jwks.json', etag())
  // From the database each time, so that no process publishes less than another one signs with.
  app.get('/.well-known/jwks.json', async (c) => c.body(JSON.stringify(await readJwks(bank)), 200, jwksHeaders))
}
