import type { Installment, PricedPlan, ViewerAction, ViewerAgreement } from '@offerdock/sdk/contract'
import { dayIn } from '@offerdock/sdk/pricing'
import { type Selectable, sql } from 'kysely'
import { toAgreement } from '../agreements/toAgreement.ts'
import type { Bank } from '../bank.ts'
import type { Tables } from '../db/tables.ts'
import { type RefundedParts, refundedParts } from './agreements/refundedParts.ts'

const fortnightMs = 14 * 24 * 3_600_000
const mostAgreements = 200

/** An agreement with what the bank's own pages say beyond the API. */
export type OwnAgreement = ViewerAgreement & {
  /** Where it was made. */
  clientId: string
  /** Language of the disclosure. */
  locale: string | null
  figures: Figures
}

interface Figures {
  /** As it was agreed; null where the order is paid in full. */
  plan: PricedPlan | null
  refunded: RefundedParts | null
  /**
   * After refunds. Of a plan what is not due yet: the sandbox counts a payment as made from the
   * day it falls due. Without one what stays paid.
   */
  restMinor: number
}

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
    .select(['plan', 'locale', 'disclosure', 'disclosure_hash', 'requested_at', sql<Date>`now()`.as('now')])
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
  Pick<Selectable<Tables['quotes']>, 'plan' | 'locale' | 'disclosure' | 'disclosure_hash'> & {
    requested_at: Date | null
    now: Date
  }

function toOwnAgreement(bank: Bank, row: Row): OwnAgreement {
  const { plan, terms, now, requested_at } = row
  const agreement = toAgreement(row, now)
  const withdrawBefore = withdrawEnd(bank, row)
  const running = terms?.purchase.plan
  const schedule = running ? running.payments.map(({ month, ...payment }) => payment) : (plan?.schedule ?? [])
  const today = dayAt(bank, row)
  const refunded = terms && refundedParts(terms, today)
  return {
    ...agreement,
    clientId: row.client_id,
    locale: row.locale,
    figures: {
      plan,
      refunded,
      restMinor: plan ? owedOf(schedule, today) : row.total_minor - (refunded?.principalMinor ?? row.refunded_minor),
    },
    apr: plan?.apr ?? null,
    schedule,
    disclosure: row.disclosure,
    disclosureHash: row.disclosure_hash,
    receipt: row.receipt,
    withdrawBefore: withdrawBefore.toISOString(),
    withdrawalRequestedAt: requested_at?.toISOString() ?? null,
    actions: actionsOf(agreement, requested_at === null && now < withdrawBefore),
  }
}

const dayAt = ({ seed }: Bank, { client_id, now }: Row) =>
  dayIn(seed.clients.get(client_id)?.rules.timeZone ?? 'UTC', now.getTime()) ?? ''

const owedOf = (schedule: Installment[], today: string) =>
  schedule.reduce((sum, { dueOn, totalMinor }) => (dueOn > today ? sum + totalMinor : sum), 0)

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
