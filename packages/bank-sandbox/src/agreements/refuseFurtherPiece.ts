import { sql, type Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'

/**
 * Of a campaign an account has so many pieces at most, held ones included: else one viewer could keep all of it from
 * everybody. The account's lock is held, so nobody takes one meanwhile. It looks like a plan that is not offered.
 */
export async function refuseFurtherPiece(
  trx: Transaction<Tables>,
  asked: { offerId: string; campaignId: string; accountId: string; perAccount: number },
): Promise<void> {
  const { pieces } = await trx
    .selectFrom('holds')
    .select((get) => get.fn.countAll<number>().as('pieces'))
    .where('offer_id', '=', asked.offerId)
    .where('campaign_id', '=', asked.campaignId)
    .where('account_id', '=', asked.accountId)
    .where((is) =>
      is.or([
        is('status', '=', 'posted'),
        is.and([is('status', 'in', ['held', 'kept']), is('expires_at', '>', sql<Date>`now()`)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  if (pieces >= asked.perAccount) throw new BankError('no-offer')
}
