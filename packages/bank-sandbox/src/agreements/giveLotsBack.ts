import type { Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { AgreementRow, Tables } from '../db/tables.ts'
import type { Line } from './bookTransfer.ts'
import type { HeldLot } from './boundTerms.ts'

/** Points that a refund gives back are new lots, each with the expiry that the bank's rule says; what was used stays used. */
export async function giveLotsBack(
  trx: Transaction<Tables>,
  { account_id }: AgreementRow,
  { refundId, lotsBack }: { refundId: string; lotsBack: readonly HeldLot[] },
): Promise<Line[]> {
  const given = lotsBack.map(({ points, expires }) => ({ lotId: uuidV7(), points, expires }))
  if (given.length === 0) return []
  await trx
    .insertInto('points_lots')
    .values(
      given.map(({ lotId, points, expires }, i) => ({
        lot_id: lotId,
        account_id,
        source: `refund:${refundId}/${i + 1}`,
        points,
        expires,
      })),
    )
    .execute()
  return lotsBack.flatMap(({ lotId, points }, i) => [
    { account: `points:used:${lotId}`, unit: 'points', amount: -points },
    { account: `points:free:${given[i]?.lotId}`, unit: 'points', amount: points },
  ])
}
