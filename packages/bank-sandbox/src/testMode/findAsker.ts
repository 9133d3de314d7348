import type { Context } from 'hono'
import type { Bank } from '../bank.ts'
import { findPlatform } from '../people/findPlatform.ts'
import { findSession } from '../people/sessions.ts'

/** The client that a request concerns: named in the address or the body, or whose key or session it carries. */
export async function findAsker(c: Context, bank: Bank): Promise<string | null> {
  const named = c.req.query('client')
  if (named !== undefined) return named
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (token === undefined) return c.req.path === '/v1/sessions' ? readClientId(await c.req.text()) : null
  return findPlatform(bank, token)?.clientId ?? (await findSession(bank, token))?.client.clientId ?? null
}

function readClientId(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text)
    const isNamed = typeof body === 'object' && body !== null && 'clientId' in body && typeof body.clientId === 'string'
    return isNamed ? (body.clientId as string) : null
  } catch {
    return null // the route says what is wrong with it
  }
}
