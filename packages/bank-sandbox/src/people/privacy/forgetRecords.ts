import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Bank } from '../../bank.ts'
import type { Tables } from '../../db/tables.ts'
import { transact } from '../../db/transact.ts'
import { retentionDaysOf } from './retention.ts'

const batch = 500

type Place = Pick<Bank, 'db' | 'seed'>

/**
 * Forgets what its client's retention no longer covers, by the database's clock. The days count from the end of what a
 * row is about:
 *
 * 1. A quote and what hangs on it get a name made by chance, as when an account is deleted: the sums and the books stay.
 *    A quote ends when it expires; an agreement when it is released or expires, or with its last payment or refund.
 * 2. Consents go with their history, counted from their end. One that is in force stays.
 * 3. Complaints that were answered go, counted from the day by which they had to be; applications, call-backs, feedback, sessions with
 *    their sign-ins and the reasons of refusals in any case.
 * 4. Answers to viewers go when no agreement of theirs has its name any more; the key of a confirm stays taken.
 * 5. Points get a name made by chance once they have lapsed.
 *
 * Each batch is a transaction of its own; `isStopped` is asked between two of them.
 */
export async function forgetRecords({ db, seed }: Place, isStopped: () => boolean = () => false): Promise<void> {
  const days = listDays(seed)
  const acts = [
    (trx: Transaction<Tables>) => renameQuotes(trx, days),
    ...oldRows.map((old) => (trx: Transaction<Tables>) => deleteRows(trx, days, old)),
    (trx: Transaction<Tables>) => forgetAnswers(trx, days),
    (trx: Transaction<Tables>) => renameLots(trx, days),
  ]
  for (const act of acts) {
    let done = batch
    while (done === batch && !isStopped()) done = await transact(db, act)
  }
}

interface OldRows {
  table: 'consents' | 'complaints' | 'applications' | 'callbacks' | 'feedback' | 'sessions' | 'risk_decisions'
  key: string
  /** When what the row is about came to its end; null while it goes on. */
  end: RawBuilder<unknown>
}

const oldRows: readonly OldRows[] = [
  {
    table: 'consents',
    key: 'consent_id',
    end: sql`(select max(at) from consent_events e where e.consent_id = old.consent_id and state <> 'given')`,
  },
  { table: 'complaints', key: 'complaint_id', end: sql`case when status <> 'received' then answer_by end` },
  { table: 'applications', key: 'application_id', end: sql`created_at` },
  { table: 'callbacks', key: 'callback_id', end: sql`until_at` },
  { table: 'feedback', key: 'feedback_id', end: sql`created_at` },
  { table: 'sessions', key: 'session_id', end: sql`expires_at` },
  { table: 'risk_decisions', key: 'decision_id', end: sql`decided_at` },
]

/** The days of each client. Rows of one that the seed does not have any more are kept for as long as any client's. */
function listDays(seed: Bank['seed']) {
  const list = [...seed.clients.values()].map(({ clientId, rules }) => ({
    client_id: clientId,
    days: retentionDaysOf(rules),
  }))
  const longest = Math.max(retentionDaysOf({}), ...list.map(({ days }) => days))
  return { list: JSON.stringify(list), longest }
}

type Days = ReturnType<typeof listDays>

const isOver = (end: RawBuilder<unknown>, { longest }: Days) =>
  sql`${end} < now() - coalesce(days, ${longest}) * interval '1 day'`

const daysOf = ({ list }: Days) => sql`jsonb_to_recordset(${list}::jsonb) as kept (client_id text, days int)`

/** A name that leads to nobody, in the form that the deletion of an account gives. */
const newName = sql`'gone_' || replace(gen_random_uuid()::text, '-', '')`

const isNamed = (account: string) => sql`not starts_with(${sql.ref(account)}, 'gone_')`

async function deleteRows(trx: Transaction<Tables>, days: Days, { table, key, end }: OldRows): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ${sql.ref(key)} in (
      select ${sql.ref(`old.${key}`)} from ${sql.table(table)} old left join ${daysOf(days)} using (client_id)
      where ${isOver(end, days)} limit ${batch} for update of old skip locked)`.execute(trx)
  return Number(numAffectedRows)
}

/** The end of the deal that came of a quote, else of the quote; null while the deal goes on. */
const endOfDeal = sql`(
  case
    when agreement_id is null then quotes.expires_at
    when status in ('released', 'expired') then coalesce(ended_at, capture_before)
    when status <> 'reserved' then greatest(captured_at,
      (select max(created_at) from refunds where refunds.agreement_id = agreements.agreement_id),
      (select max((payment ->> 'dueOn')::date) from jsonb_array_elements(quotes.plan -> 'schedule') payment))
  end)`

async function renameQuotes(trx: Transaction<Tables>, days: Days): Promise<number> {
  const { rows } = await sql<{ quote_id: string; name: string }>`
    select quote_id, ${newName} as name
    from quotes left join agreements using (quote_id) left join ${daysOf(days)} on kept.client_id = quotes.client_id
    where ${isNamed('quotes.account_id')} and ${isOver(sql`quotes.expires_at`, days)} and ${isOver(endOfDeal, days)}
    limit ${batch} for update of quotes skip locked`.execute(trx)
  if (rows.length === 0) return 0
  const named = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as named (quote_id text, name text)`
  for (const table of ['quotes', 'agreements', 'holds']) {
    await sql`
      update ${sql.table(table)} old set account_id = name from ${named} where old.quote_id = named.quote_id`.execute(
      trx,
    )
  }
  const quoteIds = rows.map(({ quote_id }) => quote_id)
  await trx.deleteFrom('confirm_gates').where('quote_id', 'in', quoteIds).execute()
  await trx.deleteFrom('campaign_uses').where('quote_id', 'in', quoteIds).execute()
  return rows.length
}

async function forgetAnswers(trx: Transaction<Tables>, days: Days): Promise<number> {
  const { rows } = await sql`
    with old as (
      select scope, idempotency_key from answers left join ${daysOf(days)} using (client_id)
      where ${isNamed('account_id')} and ${isOver(sql`created_at`, days)}
        and not exists (
          select from agreements where conversion_id = idempotency_key and ${isNamed('agreements.account_id')})
      limit ${batch} for update of answers skip locked),
    renamed as (
      update answers set account_id = ${newName}, answer = '{}' from old
      where answers.scope = 'confirm' and old.scope = 'confirm' and answers.idempotency_key = old.idempotency_key),
    deleted as (
      delete from answers using old
      where answers.scope <> 'confirm' and (answers.scope, answers.idempotency_key) = (old.scope, old.idempotency_key))
    select from old`.execute(trx)
  return rows.length
}

/** No client has points of its own: they are kept for as long as any client's rows. */
async function renameLots(trx: Transaction<Tables>, { longest }: Days): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update points_lots set account_id = ${newName} where lot_id in (
      select lot_id from points_lots
      where ${isNamed('account_id')} and expires::date < now() - ${longest} * interval '1 day'
      limit ${batch} for update skip locked)`.execute(trx)
  return Number(numAffectedRows)
}
