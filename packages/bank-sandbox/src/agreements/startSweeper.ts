import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { giveBackExpired } from './giveBackExpired.ts'
import { expireOverdue } from './liveAgreements.ts'
import { voidLapsed } from './voidHolds.ts'

const pauseMs = 1000

/**
 * Tidies up, once a second: agreements that were not captured in time end and their platforms hear of it, and lapsed holds
 * are given back. Nothing depends on it: every statement that matters looks at the database's clock itself. Any number of
 * processes may do it at once.
 */
export function startSweeper(bank: Bank): () => Promise<void> {
  let isStopped = false
  let wake = () => {}
  const run = async () => {
    while (!isStopped) {
      await sweep(bank).catch((error: Error) =>
        bank.log.error({ name: error.name, stack: error.stack }, 'sweep failed'),
      )
      if (isStopped) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = run()
  return async () => {
    isStopped = true
    wake()
    await running
  }
}

/** One campaign after the other, each in a transaction of its own. */
export async function sweep({ db }: Pick<Bank, 'db'>): Promise<void> {
  const campaigns = await db
    .selectFrom('holds')
    .select(['offer_id', 'campaign_id'])
    .distinct()
    .where('status', 'in', ['held', 'kept'])
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
  for (const { offer_id, campaign_id } of campaigns) {
    await db.transaction().execute(async (trx) => {
      if (campaign_id === null) await voidLapsed(trx, sql`campaign_id is null`)
      else await giveBackExpired(trx, offer_id, campaign_id)
    })
  }
  await db.transaction().execute((trx) => expireOverdue(trx, sql`true`))
}
