import { randomBytes, randomInt } from 'node:crypto'
import type { SessionState, SignIn, SignInRequest } from '@offerdock/sdk/contract'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { judgeCode } from './judgeCode.ts'
import type { OpenSession } from './sessions.ts'

const signInMs = 120_000

/** Opens a sign-in request, the only one of its session: an older one ends. */
export async function requestSignIn(bank: Bank, session: OpenSession, request: SignInRequest): Promise<SignIn> {
  const { origins, rules } = session.client
  if (!origins.includes(request.hostOrigin)) {
    throw new BankError('bad-request', '$.hostOrigin: not an origin of this client')
  }
  if (request.currency !== rules.currency.code) throw new BankError('unsupported')
  const requestId = randomBytes(16).toString('base64url')
  const matchCode = String(randomInt(100)).padStart(2, '0')
  const expiresAt = await transact(bank.db, async (trx) => {
    // The session's row is the lock: two requests at once must not both stay open.
    await trx
      .selectFrom('sessions')
      .select('session_id')
      .where('session_id', '=', session.sessionId)
      .forUpdate()
      .execute()
    await trx
      .updateTable('sign_ins')
      .set({ status: 'ended' })
      .where('session_id', '=', session.sessionId)
      .where('status', '=', 'pending')
      .execute()
    const row = await trx
      .insertInto('sign_ins')
      .values({
        request_id: requestId,
        session_id: session.sessionId,
        host_origin: request.hostOrigin,
        order_ref: request.orderRef,
        order_minor: request.orderMinor,
        currency: request.currency,
        locale: request.locale,
        match_code: matchCode,
        expires_at: sql<Date>`now() + ${signInMs} * interval '1 millisecond'`,
      })
      .returning('expires_at')
      .executeTakeFirstOrThrow()
    return row.expires_at
  })
  return { url: `${bank.publicOrigin}/sign-in/${requestId}`, matchCode, expiresAt: expiresAt.toISOString() }
}

/** A sign-in request as its page shows it. */
export type SignInView = NonNullable<Awaited<ReturnType<typeof findSignIn>>>

export async function findSignIn(bank: Bank, requestId: string) {
  return withView(bank.db.selectFrom('sign_ins'))
    .innerJoin('sessions', 'sessions.session_id', 'sign_ins.session_id')
    .select('sessions.client_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
}

export type SignInAnswer = { act: 'cancel' } | { act: 'sign-in'; code: string; personaId: string }

/** Takes what the viewer did on the page, if the request still runs; what became of it is read by `findSignIn`. */
export async function answerSignIn(bank: Bank, requestId: string, answer: SignInAnswer): Promise<void> {
  await transact(bank.db, async (trx) => {
    const request = await withView(trx.selectFrom('sign_ins'))
      .where('request_id', '=', requestId)
      .forUpdate()
      .executeTakeFirst()
    if (request?.status !== 'pending') return
    const change = answer.act === 'cancel' ? { status: 'ended' as const } : judgeCode(request, answer.code)
    await trx.updateTable('sign_ins').set(change).where('request_id', '=', requestId).execute()
    if (answer.act === 'cancel' || change.status !== 'done') return
    await trx
      .updateTable('sessions')
      .set({ account_id: answer.personaId })
      .where('session_id', '=', request.session_id)
      .execute()
  })
}

/** What `GET /v1/sessions/me` tells of the newest request. */
export async function latestSignInStatus(bank: Bank, { sessionId }: OpenSession): Promise<SessionState['signIn']> {
  const newest = await withView(bank.db.selectFrom('sign_ins'))
    .where('session_id', '=', sessionId)
    .orderBy('sign_in_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.status ?? null
}

/** `expired` is never stored: the database's clock decides it at every look. */
function withView(query: SelectQueryBuilder<Tables, 'sign_ins', object>) {
  return query.select([
    'sign_ins.session_id',
    'host_origin',
    'order_ref',
    'order_minor',
    'currency',
    'locale',
    'match_code',
    'wrong_codes',
    sql<NonNullable<SessionState['signIn']>>`
      case when status = 'pending' and sign_ins.expires_at <= now() then 'expired' else status end`.as('status'),
  ])
}
