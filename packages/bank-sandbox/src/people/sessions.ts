import { randomBytes } from 'node:crypto'
import type { Persona, Session, SessionState, Viewer } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { latestGate } from './gates.ts'
import { hashToken } from './hashToken.ts'
import { latestSignInStatus } from './signIns.ts'

/** Longer than any live show, shorter than a day. */
const sessionMs = 12 * 3_600_000

/** A session that is valid now. `now` is the database's clock. */
export interface OpenSession {
  sessionId: string
  client: RegisteredClient
  /** Who signed in; a persona the seed no longer has is nobody. */
  accountId: string | null
  expiresAt: Date
  now: Date
}

export interface ViewerSession extends OpenSession {
  accountId: string
}

/** The client by its public id, or the problem `bad-config`. */
export function findClient(bank: Bank, clientId: string): RegisteredClient {
  const client = bank.seed.clients.get(clientId)
  if (!client) throw new BankError('bad-config')
  return client
}

export async function createSession(bank: Bank, clientId: string): Promise<Session> {
  findClient(bank, clientId)
  const token = randomBytes(32).toString('base64url')
  const { expires_at } = await bank.db
    .insertInto('sessions')
    .values({
      session_id: uuidV7(),
      token_hash: hashToken(token),
      client_id: clientId,
      account_id: null,
      expires_at: sql<Date>`now() + ${sessionMs} * interval '1 millisecond'`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  return { token, expiresAt: expires_at.toISOString() }
}

export async function findSession(bank: Bank, token: string): Promise<OpenSession | null> {
  const row = await bank.db
    .selectFrom('sessions')
    .select(['session_id', 'client_id', 'account_id', 'expires_at', sql<Date>`now()`.as('now')])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  const client = row && bank.seed.clients.get(row.client_id)
  if (!client) return null
  const accountId = row.account_id !== null && bank.seed.personas.has(row.account_id) ? row.account_id : null
  return { sessionId: row.session_id, client, accountId, expiresAt: row.expires_at, now: row.now }
}

export async function describeSession(bank: Bank, session: OpenSession): Promise<SessionState> {
  const persona = session.accountId === null ? null : bank.seed.personas.get(session.accountId)
  const gate = await latestGate(bank, session)
  return {
    expiresAt: session.expiresAt.toISOString(),
    viewer: persona ? toViewer(persona) : null,
    signIn: await latestSignInStatus(bank, session),
    ...(gate && { gate }),
  }
}

const toViewer = ({ displayName, cardTail, prefersElderMode }: Persona): Viewer => ({
  displayName,
  cardTail,
  ...(prefersElderMode && { prefersElderMode }),
})

/** Its sign-in requests go with it; quotes and agreements stay. */
export async function endSession(bank: Bank, { sessionId }: OpenSession): Promise<void> {
  await bank.db.deleteFrom('sessions').where('session_id', '=', sessionId).execute()
}
