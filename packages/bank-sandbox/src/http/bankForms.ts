import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'

/** Lets a page of the bank have one style and forms of its own, nothing else; returns the nonce of the style. */
export function openPage(c: Context): string {
  const nonce = randomBytes(16).toString('base64')
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )
  return nonce
}

/** The fields of a form of the bank's own pages. One from elsewhere is `forbidden`, one of another type `bad-request`. */
export async function readForm(c: Context, { publicOrigin }: Bank): Promise<URLSearchParams> {
  if (!isOwnForm(c, publicOrigin)) throw new BankError('forbidden')
  // The forms send this and nothing else; a parser of more can be given what it cannot read.
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) {
    throw new BankError('bad-request', 'the Content-Type must be application/x-www-form-urlencoded')
  }
  return new URLSearchParams(await c.req.text())
}

/** Browsers say where a form came from; one on another site must not press these buttons. */
function isOwnForm(c: Context, publicOrigin: string): boolean {
  const site = c.req.header('Sec-Fetch-Site') ?? 'same-origin'
  // The page sends no referrer, and then a browser calls its origin `null`.
  const origin = c.req.header('Origin') ?? 'null'
  return site === 'same-origin' && (origin === 'null' || origin === publicOrigin)
}
