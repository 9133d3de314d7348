import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { keepCatalogs } from '../decide/keepCatalogs.ts'
import { findClient } from '../people/sessions.ts'

const cacheControl = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'

/** `GET /v1/catalog`: bytes made once a day, the same for everybody who asks. */
export function addCatalogRoutes(app: Hono, bank: Bank) {
  const catalogOf = keepCatalogs()
  app.get('/v1/catalog', (c) => {
    const client = findClient(bank, c.req.query('client') ?? '')
    if (c.req.query('currency') !== client.rules.currency.code) throw new BankError('unsupported')
    const catalog = catalogOf(client, new Date())
    return answerTagged(c, catalog.bytes, { ETag: catalog.etag, 'Cache-Control': cacheControl })
  })
}

/** JSON with its entity tag, or 304 to who has it already. */
export function answerTagged(
  c: Context,
  json: string | Uint8Array<ArrayBuffer>,
  headers: { ETag: string; 'Cache-Control': string },
): Response {
  if (isKnown(c.req.header('If-None-Match'), headers.ETag)) return c.body(null, 304, headers)
  return c.body(json, 200, { ...headers, 'Content-Type': 'application/json' })
}

/** RFC 9110, 13.1.2: the comparison is weak, because a cache on the way may have made the tag so. */
function isKnown(ifNoneMatch: string | undefined, etag: string) {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag.replace(/^W\//, '')) || tags.includes('*')
}
