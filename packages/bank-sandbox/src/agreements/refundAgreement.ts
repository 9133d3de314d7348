import type { RefundAnswer, RefundFacts } from '@offerdock/sdk/contract'
import { dayIn, type Refund, type RunningPlan, refundOrder } from '@offerdock/sdk/pricing'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { BankError } from '../bankError.ts'
import type { AgreementRow, Tables } from '../db/tables.ts'
import { appendEvent } from '../delivery/appendEvent.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { refundedLines } from './agreementLines.ts'
import { bookTransfer } from './bookTransfer.ts'
import { type BoundTerms, bindOldTerms, type HeldLot } from './boundTerms.ts'
import { giveLotsBack } from './giveLotsBack.ts'
import { toAgreement } from './toAgreement.ts'

/**
 * Refunds part or all of what is left of a captured order, counted before coupon and points; every part of it is
 * `refundOrder` of the pricing. Throws `wrong-state` for an agreement that was not captured and `above-maximum` for more
 * than is left.
 */
export async function refundAgreement(
  trx: Transaction<Tables>,
  client: RegisteredClient,
  { agreementId, refundMinor }: { agreementId: string; refundMinor: number },
): Promise<RefundAnswer> {
  const { now, ...agreement } = await lockRow(trx, client.clientId, agreementId)
  if (agreement.status !== 'captured' && agreement.status !== 'refunded') {
    throw new BankError('wrong-state', 'only a captured agreement can be refunded')
  }
  const on = dayIn(client.rules.timeZone, now.getTime())
  if (on === null) throw new Error('the bank has no calendar day')
  const terms = payUntil(agreement.terms ?? bindOldTerms(client.rules, agreement), on)
  const refund = refundOrder(terms.refund, terms.purchase, { refundMinor, on })
  if ('refused' in refund) {
    const { refused, ...limits } = refund
    throw new BankError(refused === 'bad-config' ? 'bad-request' : refused, undefined, limits)
  }
  const refundId = uuidV7()
  const refunded = await storeRefund(trx, agreement, { refundId, refund, terms })
  const lotLines = await giveLotsBack(trx, agreement, { refundId, lotsBack: refund.lotsBack as HeldLot[] })
  await bookTransfer(trx, { transferId: refundId, phase: 'post', agreementId, quoteId: agreement.quote_id }, [
    ...refundedLines(agreement, refund, shrink(agreement, terms, refund)),
    ...lotLines,
  ])
  const facts = toFacts(refund, { refundId, refundedAt: now })
  const answer = { agreement: toAgreement(refunded, now), refund: facts }
  await appendEvent(trx, { clientId: client.clientId, agreementId, type: 'agreement.refunded', data: answer })
  return answer
}

/** Locked, so that the arithmetic of two refunds comes one after the other. */
async function lockRow(trx: Transaction<Tables>, clientId: string, agreementId: string) {
  const row = await trx
    .selectFrom('agreements')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('agreement_id', '=', agreementId)
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new BankError('not-found')
  return row
}

/** The sandbox has no repayments of its own: a payment counts as made from the day it falls due. */
function payUntil({ refund, purchase }: BoundTerms, on: string): BoundTerms {
  const { plan } = purchase
  if (!plan) return { refund, purchase }
  const due = plan.payments.filter(({ dueOn }) => dueOn <= on).length
  return { refund, purchase: { ...purchase, plan: { ...plan, paidCount: Math.max(plan.paidCount, due) } } }
}

async function storeRefund(
  trx: Transaction<Tables>,
  agreement: AgreementRow,
  { refundId, refund, terms }: { refundId: string; refund: Refund; terms: BoundTerms },
): Promise<AgreementRow> {
  const { agreement_id, refunded_minor } = agreement
  await trx
    .insertInto('refunds')
    .values({ refund_id: refundId, agreement_id, refund_minor: refund.refundedMinor })
    .execute()
  return trx
    .updateTable('agreements')
    .set({
      status: 'refunded',
      refunded_minor: refunded_minor + refund.refundedMinor,
      terms: JSON.stringify({ refund: terms.refund, purchase: refund.after }),
    })
    .where('agreement_id', '=', agreement_id)
    .where('refunded_minor', '=', refunded_minor)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What the platform and the bank no longer owe each other, or the viewer the bank. */
function shrink({ financed_minor, commission_minor }: AgreementRow, { purchase }: BoundTerms, { after }: Refund) {
  return {
    owedLessMinor: owedOf(purchase.plan) - owedOf(after.plan),
    commissionBackMinor: earnedOf(purchase.plan) - earnedOf(after.plan),
  }
  function earnedOf(plan: RunningPlan | null) {
    if (!plan || financed_minor === 0) return 0
    return Number((BigInt(commission_minor) * BigInt(plan.principalMinor)) / BigInt(financed_minor))
  }
}

const owedOf = (plan: RunningPlan | null) => plan?.payments.reduce((sum, { totalMinor }) => sum + totalMinor, 0) ?? 0

function toFacts(refund: Refund, { refundId, refundedAt }: { refundId: string; refundedAt: Date }): RefundFacts {
  const { refundedMinor, couponMinor, pointsMinor, principalMinor, cashBackMinor } = refund
  return {
    refundId,
    refundedAt: refundedAt.toISOString(),
    refundMinor: refundedMinor,
    couponMinor,
    pointsMinor,
    principalMinor,
    cashBackMinor,
    plan: refund.plan && {
      owedPrincipalMinor: refund.plan.owedPrincipalMinor,
      owedMinor: refund.plan.owedMinor,
      schedule: (refund.after.plan?.payments ?? []).map(({ month, ...payment }) => payment),
    },
  }
}
