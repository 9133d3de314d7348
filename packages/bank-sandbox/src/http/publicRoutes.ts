import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { publicHeaders } from './securityHeaders.ts'

/** What machines ask without a credential: the receipt keys, and whether the bank can work. */
export function addPublicRoutes(app: Hono, { db, durability, receiptKey }: Bank) {
  const jwks = JSON.stringify(receiptKey.publicJwks)
  app.use('/.well-known/jwks.json', publicHeaders)
  app.get('/.well-known/jwks.json', (c) =>
    c.body(jwks, 200, { 'Content-Type': 'application/jwk-set+json', 'Cache-Control': 'public, max-age=600' }),
  )
  app.get('/healthz', async (c) => {
    await sql`select 1`.execute(db)
    return c.json({ status: 'ok', durability })
  })
}
