import { sql, type Transaction } from 'kysely'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'

const dayMs = 86_400_000

/** Whose rows are counted; the caller holds a lock that keeps others of the same owner out. */
interface Counted {
  table: 'callbacks' | 'feedback' | 'complaints'
  column: 'account_id' | 'session_id'
  owner: string
  most: number
}

/** Throws `rate-limited` when the owner has had as many in the last 24 hours; says when the oldest leaves. */
export async function refuseTooMany(trx: Transaction<Tables>, { table, column, owner, most }: Counted): Promise<void> {
  const { rows } = await sql<{ count: number; waitMs: number }>`
    select count(*)::int as count,
      ceil(extract(epoch from min(created_at) - clock_timestamp()) * 1000 + ${dayMs}::float8)::float8 as "waitMs"
    from ${sql.table(table)}
    where ${sql.ref(column)} = ${owner} and created_at > clock_timestamp() - interval '24 hours'`.execute(trx)
  const [found] = rows
  if (found && found.count >= most) {
    throw new BankError('rate-limited', `at most ${most} in 24 hours`, { retryAfterMs: Math.max(1, found.waitMs) })
  }
}
