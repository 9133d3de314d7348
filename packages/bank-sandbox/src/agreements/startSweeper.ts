import { sql, type Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { giveBackExpired } from './giveBackExpired.ts'
import { expireOverdue } from './liveAgreements.ts'
import { areLapsed, voidHolds } from './voidHolds.ts'

const pauseMs = 1000
const batch = 100

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

/**
 * One campaign after the other, and then the agreements of none, each in a transaction of its own: one that fails is
 * tried again with the next sweep and does not keep the others from it.
 */
export async function sweep({ db, log }: Pick<Bank, 'db' | 'log'>): Promise<void> {
  const tidy = (act: (trx: Transaction<Tables>) => Promise<void>) =>
    transact(db, act).catch((error: Error) => log.error({ name: error.name, stack: error.stack }, 'sweep failed'))
  const campaigns = await db
    .selectFrom('holds')
    .select(['offer_id', 'campaign_id'])
    .distinct()
    .where('status', 'in', ['held', 'kept'])
    .where('expires_at', '<=', sql<Date>`now()`)
    .where('campaign_id', 'is not', null)
    .execute()
  for (const { offer_id: offerId, campaign_id } of campaigns) {
    await tidy((trx) => giveBackExpired(trx, { offerId, campaignId: campaign_id ?? '' }, batch))
  }
  await tidy((trx) => expireOverdue(trx, sql`not exists (select from holds where ${ofCampaign})`, batch))
  await tidy((trx) => voidHolds(trx, areLapsed(sql`campaign_id is null`)))
}

const ofCampaign = sql`holds.quote_id = agreements.quote_id and campaign_id is not null`
