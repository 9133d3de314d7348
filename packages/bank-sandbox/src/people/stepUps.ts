import type { Confirmation } from '@offerdock/sdk/contract'
import type { Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import type { QuoteRow, Tables } from '../db/tables.ts'
import type { OpenSession } from './sessions.ts'

export type Hold = Extract<Confirmation, { status: 'step_up' | 'cooling_off' }>

/** What still stands between this quote and its agreement; null when nothing does. */
export async function findHold(
  _trx: Transaction<Tables>,
  _asked: { bank: Bank; quote: QuoteRow; session: OpenSession },
): Promise<Hold | null> {
  return null
}
