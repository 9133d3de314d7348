import { randomInt } from 'node:crypto'
import type { Complaint, ComplaintRequest, FullComplaint, OfferRules } from '@offerdock/sdk/contract'
import { type Kysely, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../../bank.ts'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import { transact } from '../../db/transact.ts'
import type { ConsentGiver } from '../consents.ts'
import { lockAccountSecret } from '../privacy/accountSecret.ts'
import { refuseTooMany } from './dailyLimit.ts'
import { toAnswer } from './toAnswer.ts'

const mostADay = 10

/** China: 15 days (CBIRC Order 2020 No. 3). United Kingdom: eight weeks (FCA DISP 1.6.2). Elsewhere a month. */
const answerDays: Partial<Record<OfferRules['market'], number>> = { CN: 15, GB: 56 }
const usualAnswerDays = 30

/** Takes a complaint; with an agreement, it is one of this viewer at this client. Ten a day from one account. */
export async function complain(
  bank: Bank,
  { accountId, client }: ConsentGiver,
  request: ComplaintRequest,
): Promise<Complaint> {
  const { market, timeZone } = client.rules
  const days = answerDays[market] ?? usualAnswerDays
  const complaintId = uuidV7()
  return transact(bank.db, async (trx) => {
    await lockAccountSecret(trx, accountId)
    await refuseTooMany(trx, { table: 'complaints', column: 'account_id', owner: accountId, most: mostADay })
    if (request.agreementId !== undefined) await refuseForeign(trx, accountId, client.clientId, request.agreementId)
    await trx
      .insertInto('complaints')
      .values({
        complaint_id: complaintId,
        number: makeNumber(),
        account_id: accountId,
        client_id: client.clientId,
        category: request.category ?? 'other',
        agreement_id: request.agreementId ?? null,
        text: request.text,
        wished_outcome: request.wishedOutcome ?? null,
        contact: request.contact ? JSON.stringify(request.contact) : null,
        locale: request.locale,
        answer_by: sql<string>`(now() at time zone ${timeZone})::date + ${days}::int`,
      })
      .execute()
    return toComplaint(await findRow(trx, accountId, complaintId))
  })
}

async function refuseForeign(trx: Transaction<Tables>, accountId: string, clientId: string, agreementId: string) {
  const own = await trx
    .selectFrom('agreements')
    .select('agreement_id')
    .where('agreement_id', '=', agreementId)
    .where('account_id', '=', accountId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!own) throw new BankError('not-found', 'no such agreement of this viewer')
}

/** Crockford's letters: none that is read for another on the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function makeNumber(): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `C-${four()}-${four()}`
}

export type ComplaintRow = Awaited<ReturnType<typeof findRow>>

/** The viewer's own, or the problem `not-found`, for another's too. */
export async function findRow(db: Kysely<Tables>, accountId: string, complaintId: string) {
  const row = await selectComplaints(db, accountId).where('complaint_id', '=', complaintId).executeTakeFirst()
  if (!row) throw new BankError('not-found')
  return row
}

const selectComplaints = (db: Kysely<Tables>, accountId: string) =>
  selectAllComplaints(db).where('account_id', '=', accountId)

/** Whosever they are; for the operator. */
export const selectAllComplaints = (db: Kysely<Tables>) =>
  db
    .selectFrom('complaints')
    .select(['complaint_id', 'number', 'client_id', 'agreement_id', 'text', 'wished_outcome', 'contact', 'locale'])
    .select(['status', 'category', 'created_at', 'answer', 'answered_at', 'closed_at'])
    .select(sql<string>`answer_by::text`.as('answer_by'))

const toComplaint = (row: ComplaintRow): Complaint => ({
  complaintId: row.complaint_id,
  number: row.number,
  status: row.status,
  category: row.category,
  agreementId: row.agreement_id,
  createdAt: row.created_at.toISOString(),
  answerBy: row.answer_by,
  answer: toAnswer(row.answer, row.answered_at),
  closedAt: row.closed_at?.toISOString() ?? null,
})

/** A complaint with what the viewer wrote. */
export const toFullComplaint = (row: ComplaintRow): FullComplaint => ({
  ...toComplaint(row),
  clientId: row.client_id,
  text: row.text,
  wishedOutcome: row.wished_outcome,
  contact: row.contact,
  locale: row.locale,
})

/** All of an account, towards one client or all of them, the oldest first. */
export async function listComplaints(
  db: Kysely<Tables>,
  accountId: string,
  clientId: string | null,
): Promise<FullComplaint[]> {
  const mine = selectComplaints(db, accountId).orderBy('complaint_id')
  const rows = await (clientId === null ? mine : mine.where('client_id', '=', clientId)).execute()
  return rows.map(toFullComplaint)
}
