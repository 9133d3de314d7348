import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { listTexts } from '../decide/listTexts.ts'

/** `GET /v1/texts/{hash}`: the words of a fixed text that a catalog lists. The hash is of them, so they never change. */
export function addTextRoutes(app: Hono, bank: Bank) {
  const texts = new Map(
    [...bank.seed.clients.values()].flatMap(({ rules }) => listTexts(rules).map((text) => [text.hash, text] as const)),
  )
  app.get('/v1/texts/:hash', (c) => {
    const found = texts.get(c.req.param('hash'))
    if (!found) throw new BankError('not-found')
    return c.body(found.text, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Language': found.locale,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
}
