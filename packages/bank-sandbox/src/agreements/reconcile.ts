import type { Reconciliation } from '@offerdock/sdk/contract'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { agreementChecks } from './reconcile/agreementChecks.ts'
import { eventChecks } from './reconcile/eventChecks.ts'
import { holdChecks } from './reconcile/holdChecks.ts'
import { ledgerChecks } from './reconcile/ledgerChecks.ts'
import { stockChecks } from './reconcile/stockChecks.ts'
import { termsChecks } from './reconcile/termsChecks.ts'

export const checks = [
  ...ledgerChecks,
  ...stockChecks,
  ...holdChecks,
  ...agreementChecks,
  ...termsChecks,
  ...eventChecks,
]

/** So many of each kind are listed; `count` says how many there are. */
const maxListed = 1000

/**
 * Compares everything that the bank has written down twice: counters, holds, ledger, agreements, refunds and events. All
 * of it in one snapshot, so that work in progress is no contradiction.
 */
export async function reconcile(db: Kysely<Tables>): Promise<Reconciliation> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await sql`set transaction read only`.execute(trx)
      // It reads everything, and may take longer than any other statement of the bank.
      await sql`set local statement_timeout = 0`.execute(trx)
      const startedAt = await readClock(trx)
      const findings: Reconciliation['findings'] = []
      let count = 0
      for (const { kind, query } of checks) {
        const { rows } = await sql<{ id: string; detail: string; count: number }>`
          select id, detail, count(*) over () as count from (${query}) finding
          order by id limit ${sql.lit(maxListed)}`.execute(trx)
        findings.push(...rows.map(({ id, detail }) => ({ kind, id, detail })))
        count += rows[0]?.count ?? 0
      }
      return { startedAt, finishedAt: await readClock(trx), checks: checks.length, count, findings }
    })
}

async function readClock(trx: Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(trx)
  if (!rows[0]) throw new Error('the database has no clock')
  return rows[0].at.toISOString()
}
