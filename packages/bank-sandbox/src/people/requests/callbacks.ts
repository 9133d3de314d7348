import type { Callback, CallbackRequest } from '@offerdock/sdk/contract'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../../bank.ts'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import { transact } from '../../db/transact.ts'
import type { ConsentGiver } from '../consents.ts'
import { lockAccountSecret } from '../privacy/accountSecret.ts'
import { refuseTooMany } from './dailyLimit.ts'

const mostADay = 5
const most = 200

/** Between which hours of the client's time zone the bank calls. */
const hours: Record<Callback['window'], readonly [from: number, until: number]> = {
  morning: [9, 12],
  afternoon: [13, 17],
  evening: [18, 20],
}

/**
 * Has the viewer called on the number that the bank has on file, in the next window that has not begun. One at a time
 * for an account, or `wrong-state`; five in 24 hours.
 */
export async function requestCallback(bank: Bank, giver: ConsentGiver, request: CallbackRequest): Promise<Callback> {
  const { accountId, client } = giver
  return transact(bank.db, async (trx) => {
    await lockAccountSecret(trx, accountId)
    await endMissed(trx)
    await refuseTooMany(trx, { table: 'callbacks', column: 'account_id', owner: accountId, most: mostADay })
    const callbackId = uuidV7()
    const { day, from, until } = nextWindow(request.window, client.rules.timeZone)
    const { rows } = await sql<{ callback_id: string }>`
      insert into callbacks (callback_id, account_id, client_id, day_part, day, from_at, until_at, locale)
      values (${callbackId}, ${accountId}, ${client.clientId}, ${request.window}, ${day}, ${from}, ${until},
        ${request.locale})
      on conflict do nothing returning callback_id`.execute(trx)
    if (rows.length === 0) throw new BankError('wrong-state', 'a call to the viewer is planned')
    const row = await selectCallbacks(trx).where('callback_id', '=', callbackId).executeTakeFirstOrThrow()
    return toCallback(row)
  })
}

function nextWindow(window: Callback['window'], timeZone: string) {
  const [fromHour, untilHour] = hours[window]
  const local = sql`(now() at time zone ${timeZone})`
  const day = sql`(${local}::date + case when ${local}::time < make_time(${fromHour}::int, 0, 0) then 0 else 1 end)`
  const at = (hour: number): RawBuilder<unknown> =>
    sql`((${day} + make_time(${hour}::int, 0, 0)) at time zone ${timeZone})`
  return { day, from: at(fromHour), until: at(untilHour) }
}

/** One whose time went by without a call keeps nobody from asking again. */
async function endMissed(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('callbacks')
    .set({ status: 'missed' })
    .where('status', '=', 'requested')
    .where('until_at', '<', sql<Date>`now()`)
    .execute()
}

function selectCallbacks(db: Kysely<Tables>) {
  const status = sql<
    Callback['status']
  >`case when status = 'requested' and until_at < now() then 'missed' else status end`
  return db
    .selectFrom('callbacks')
    .select(['callback_id', 'account_id', 'client_id', 'day_part', 'from_at', 'until_at', 'locale', 'created_at'])
    .select([status.as('status'), sql<string>`day::text`.as('day')])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectCallbacks>['executeTakeFirstOrThrow']>>

const toCallback = (row: Row): Callback => ({
  callbackId: row.callback_id,
  status: row.status,
  window: row.day_part,
  day: row.day,
  from: row.from_at.toISOString(),
  until: row.until_at.toISOString(),
  createdAt: row.created_at.toISOString(),
})

/** The viewer's at this client, the newest first. */
export async function listCallbacks({ db }: Bank, { accountId, client }: ConsentGiver): Promise<Callback[]> {
  const rows = await selectCallbacks(db)
    .where('account_id', '=', accountId)
    .where('client_id', '=', client.clientId)
    .orderBy('callback_id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toCallback)
}

/** The viewer does not want it any more. One that is over stays as it is. */
export async function cancelCallback({ db }: Bank, accountId: string, callbackId: string): Promise<void> {
  const row = await db
    .updateTable('callbacks')
    .set({ status: sql<Callback['status']>`case when status = 'requested' then 'cancelled' else status end` })
    .where('callback_id', '=', callbackId)
    .where('account_id', '=', accountId)
    .returning('status')
    .executeTakeFirst()
  if (!row) throw new BankError('not-found')
}

/** Whom to call, of all viewers, the soonest first. */
export async function listAllCallbacks(db: Kysely<Tables>, status?: Callback['status']) {
  await endMissed(db)
  const rows = await selectCallbacks(db)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'requested'))
    .orderBy('from_at')
    .orderBy('callback_id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...toCallback(row),
    accountId: row.account_id,
    clientId: row.client_id,
    locale: row.locale,
  }))
}

/** The bank has called. */
export async function endCallback(db: Kysely<Tables>, callbackId: string): Promise<void> {
  const row = await db
    .updateTable('callbacks')
    .set({ status: 'called' })
    .where('callback_id', '=', callbackId)
    .where('status', 'in', ['requested', 'called'])
    .returning('callback_id')
    .executeTakeFirst()
  if (row) return
  const known = await selectCallbacks(db).where('callback_id', '=', callbackId).executeTakeFirst()
  throw known ? new BankError('wrong-state', `the call-back is ${known.status}`) : new BankError('not-found')
}

/** All of an account, as its export shows them. */
export async function exportCallbacks(trx: Transaction<Tables>, accountId: string) {
  const rows = await selectCallbacks(trx).where('account_id', '=', accountId).orderBy('callback_id').execute()
  return rows.map((row) => ({ ...toCallback(row), clientId: row.client_id, locale: row.locale }))
}
