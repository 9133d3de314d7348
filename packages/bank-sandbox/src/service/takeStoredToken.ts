import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import type { Rate } from './memoryBuckets.ts'

/**
 * Takes a token from a bucket that all processes of the bank share, in one statement by the database's clock. Gives 0,
 * or how many milliseconds until the next token.
 */
export async function takeStoredToken({ db }: Bank, name: string, { burst, perSecond }: Rate): Promise<number> {
  const filled = sql<number>`least(${burst}::double precision, bucket.tokens +
    greatest(0, extract(epoch from clock_timestamp() - bucket.filled_at))::double precision * ${perSecond})`
  const { rows } = await sql<{ wait_ms: number }>`
    insert into rate_buckets as bucket (name, tokens, filled_at, wait_ms)
    values (${name}, ${burst}::double precision - 1, clock_timestamp(), 0)
    on conflict (name) do update set
      tokens = case when ${filled} >= 1 then ${filled} - 1 else ${filled} end,
      wait_ms = case when ${filled} >= 1 then 0 else ceil((1 - ${filled}) / ${perSecond} * 1000) end,
      filled_at = clock_timestamp()
    returning wait_ms`.execute(db)
  return rows[0]?.wait_ms ?? 0
}
