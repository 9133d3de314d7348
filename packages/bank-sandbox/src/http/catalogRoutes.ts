import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { buildCatalog } from '../decide/buildCatalog.ts'
import { findClient } from '../people/sessions.ts'
import { publicHeaders } from './securityHeaders.ts'

const cacheControl = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

/** `GET /v1/catalog`: bytes made at the start, the same for everybody who asks. */
export function addCatalogRoutes(app: Hono, bank: Bank) {
  const catalogs = new Map([...bank.seed.clients].map(([clientId, client]) => [clientId, buildCatalog(client)]))
  app.use('/v1/catalog', publicHeaders)
  app.get('/v1/catalog', (c) => {
    const { rules, clientId } = findClient(bank, c.req.query('client') ?? '')
    const catalog = catalogs.get(clientId)
    if (!catalog || c.req.query('currency') !== rules.currency.code) throw new BankError('unsupported')
    const headers = { ETag: catalog.etag, 'Cache-Control': cacheControl }
    if (isKnown(c.req.header('If-None-Match'), catalog.etag)) return c.body(null, 304, headers)
    return c.body(catalog.json, 200, { ...headers, 'Content-Type': 'application/json' })
  })
}

/** RFC 9110, 13.1.2: the comparison is weak, because a cache on the way may have made the tag so. */
function isKnown(ifNoneMatch: string | undefined, etag: string) {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
