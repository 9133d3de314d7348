import type { AccountExport, FeedbackRequest } from '@offerdock/sdk/contract'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../../bank.ts'
import type { Tables } from '../../db/tables.ts'
import { transact } from '../../db/transact.ts'
import { lockAccountSecret } from '../privacy/accountSecret.ts'
import type { OpenSession } from '../sessions.ts'
import { refuseTooMany } from './dailyLimit.ts'

const mostADay = 10

/** Keeps what a viewer thinks; needs nobody to have signed in. Ten a day from one account, or one session without. */
export async function giveFeedback(bank: Bank, session: OpenSession, { score, comment }: FeedbackRequest) {
  const { accountId, sessionId, client } = session
  return transact(bank.db, async (trx) => {
    await refuseMore(trx, session)
    const row = await trx
      .insertInto('feedback')
      .values({
        feedback_id: uuidV7(),
        client_id: client.clientId,
        account_id: accountId,
        session_id: sessionId,
        score,
        comment: comment ?? null,
      })
      .returning(['feedback_id', 'created_at'])
      .executeTakeFirstOrThrow()
    return { feedbackId: row.feedback_id, createdAt: row.created_at.toISOString() }
  })
}

async function refuseMore(trx: Transaction<Tables>, { accountId, sessionId }: OpenSession) {
  if (accountId !== null) {
    await lockAccountSecret(trx, accountId)
    return refuseTooMany(trx, { table: 'feedback', column: 'account_id', owner: accountId, most: mostADay })
  }
  await sql`select from sessions where session_id = ${sessionId} for update`.execute(trx)
  return refuseTooMany(trx, { table: 'feedback', column: 'session_id', owner: sessionId, most: mostADay })
}

/** All of an account, as its export shows it. */
export async function listFeedback(db: Kysely<Tables>, accountId: string): Promise<AccountExport['feedback']> {
  const rows = await db
    .selectFrom('feedback')
    .select(['feedback_id', 'client_id', 'score', 'comment', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('feedback_id')
    .execute()
  return rows.map((row) => ({
    feedbackId: row.feedback_id,
    clientId: row.client_id,
    score: row.score,
    comment: row.comment,
    createdAt: row.created_at.toISOString(),
  }))
}
