import { conversionId } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { findPlatform } from '../people/findPlatform.ts'
import { findSession, type OpenSession } from '../people/sessions.ts'
import type { RegisteredClient } from '../start/readSeed.ts'

/** The JSON body as `schema` reads it; the problem names each place that is wrong, never the value found there. */
export async function readBody<S extends z.core.$ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) {
    throw new BankError('bad-request', 'the Content-Type must be application/json')
  }
  const result = z.safeParse(schema, await readJson(c))
  if (result.success) return result.data
  const places = result.error.issues.slice(0, 5).map(({ path, message }) => `${['$', ...path].join('.')}: ${message}`)
  throw new BankError('bad-request', places.join('; '))
}

async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new BankError('bad-request', 'the body is not JSON')
  }
}

/** The viewer's session, from its bearer token. */
export async function readSession(c: Context, bank: Bank): Promise<OpenSession> {
  const token = readBearer(c)
  const session = token === null ? null : await findSession(bank, token)
  if (!session) throw new BankError('unauthorized')
  return session
}

/** The platform, from its secret key. */
export function readPlatform(c: Context, bank: Bank): RegisteredClient {
  const client = findPlatform(bank, readBearer(c) ?? '')
  if (!client) throw new BankError('unauthorized')
  return client
}

/** The conversion id of a confirm. */
export function readIdempotencyKey(c: Context): string {
  const result = z.safeParse(conversionId, c.req.header('Idempotency-Key'))
  if (!result.success) throw new BankError('idempotency-key-missing')
  return result.data
}

/** The key of any other call, 1 to 128 visible characters; null without one. */
export function readRequestKey(c: Context): string | null {
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return null
  if (!/^[!-~]{1,128}$/.test(key)) throw new BankError('bad-request', 'Idempotency-Key: 1 to 128 visible characters')
  return key
}

/** An id in the path. One that no id of the bank can be is unknown, and nothing that a query would have to bear. */
export function readId(c: Context, name: string): string {
  const id = c.req.param(name) ?? ''
  if (!/^[\w-]{1,64}$/.test(id)) throw new BankError('not-found')
  return id
}

/** The bearer credential, whoever's it is. */
export const readBearer = (c: Context) =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? null
