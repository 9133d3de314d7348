import type { ViewerAction, ViewerAgreement } from '@offerdock/sdk/contract'
import { type Selectable, sql } from 'kysely'
import { toAgreement } from '../agreements/toAgreement.ts'
import type { Bank } from '../bank.ts'
import type { Tables } from '../db/tables.ts'

const fortnightMs = 14 * 24 * 3_600_000
const mostAgreements = 200

/** An agreement with the client it was made at. */
export type OwnAgreement = ViewerAgreement & { clientId: string }

interface Asked {
  accountId: string
  /** Null on the bank's own page, which shows those of all clients. */
  clientId: string | null
  /** One of them only. */
  agreementId?: string
}

/** The account's own agreements, the newest first. */
export async function listAgreements(bank: Bank, { accountId, clientId, agreementId }: Asked): Promise<OwnAgreement[]> {
  const rows = await bank.db
    .selectFrom('agreements')
    .innerJoin('quotes', 'quotes.quote_id', 'agreements.quote_id')
    .leftJoin('agreement_withdrawals', 'agreement_withdrawals.agreement_id', 'agreements.agreement_id')
    .selectAll('agreements')
    .select(['plan', 'disclosure', 'disclosure_hash', 'requested_at', sql<Date>`now()`.as('now')])
    .where('agreements.account_id', '=', accountId)
    .$if(clientId !== null, (query) => query.where('agreements.client_id', '=', clientId))
    .$if(agreementId !== undefined, (query) => query.where('agreements.agreement_id', '=', agreementId ?? ''))
    .orderBy('confirmed_at', 'desc')
    .orderBy('agreements.agreement_id', 'desc')
    .limit(mostAgreements)
    .execute()
  return rows.map((row) => toOwnAgreement(bank, row))
}

type Row = Selectable<Tables['agreements']> &
  Pick<Selectable<Tables['quotes']>, 'plan' | 'disclosure' | 'disclosure_hash'> & {
    requested_at: Date | null
    now: Date
  }

function toOwnAgreement(bank: Bank, row: Row): OwnAgreement {
  const { plan, terms, now, requested_at } = row
  const agreement = toAgreement(row, now)
  const withdrawBefore = withdrawEnd(bank, row)
  const running = terms?.purchase.plan
  return {
    ...agreement,
    clientId: row.client_id,
    apr: plan?.apr ?? null,
    schedule: running ? running.payments.map(({ month, ...payment }) => payment) : (plan?.schedule ?? []),
    disclosure: row.disclosure,
    disclosureHash: row.disclosure_hash,
    receipt: row.receipt,
    withdrawBefore: withdrawBefore.toISOString(),
    withdrawalRequestedAt: requested_at?.toISOString() ?? null,
    actions: actionsOf(agreement, requested_at === null && now < withdrawBefore),
  }
}

/** The end of the time in which the viewer may ask to withdraw, counted from the confirm. */
export function withdrawEnd({ seed }: Bank, row: { client_id: string; confirmed_at: Date }): Date {
  const withdrawMs = seed.clients.get(row.client_id)?.rules.withdrawMs ?? fortnightMs
  return new Date(row.confirmed_at.getTime() + withdrawMs)
}

type Standing = Pick<ViewerAgreement, 'status' | 'refundedMinor' | 'orderMinor'>

function actionsOf(agreement: Standing, mayAsk: boolean): ViewerAction[] {
  if (agreement.status === 'reserved') return ['abandon']
  return mayAsk && isClaimed(agreement) ? ['withdraw'] : []
}

/** Captured, and not refunded in whole. */
export const isClaimed = ({ status, refundedMinor, orderMinor }: Standing) =>
  status === 'captured' || (status === 'refunded' && refundedMinor < orderMinor)
