import { divideHalfUp } from './decimal.ts'
import { pricePlan } from './pricePlan.ts'
import { type DatedPayment, type PlanState, paidChargesOf, type RunningPlan, sumOf } from './runningPlan.ts'
import { splitPrincipal } from './splitPrincipal.ts'

/** What a refund does to a plan. */
export interface PlanRefund {
  /** The plan as it goes on: the payments made, then the new ones. */
  plan: RunningPlan
  /** Principal that is still owed, and all that is still to be paid. */
  owedPrincipalMinor: number
  owedMinor: number
  /** The part of the refund that had been paid already, and so comes back as money. */
  overpaidMinor: number
  /** Charges already paid on what is refunded, given back as money. */
  chargesBackMinor: number
}

/**
 * Takes `backMinor` off the principal. What is still owed is split again over the payments still to come, by the plan's
 * own rule; their charges are those of the smaller principal. `charges` says whether what was already charged on the
 * refunded part comes back. Refunds between two payments are worked out as one, so that nothing is rounded twice.
 */
export function refundPlan(plan: RunningPlan, backMinor: number, charges: 'GIVEN_BACK' | 'KEPT'): PlanRefund {
  const { beforeRefunds, ...today } = plan
  const start = beforeRefunds?.paidCount === plan.paidCount ? beforeRefunds : today
  const earlierMinor = start.principalMinor - plan.principalMinor
  const earlier = refundAtOnce(start, earlierMinor, charges)
  const all = refundAtOnce(start, earlierMinor + backMinor, charges)
  return {
    ...all,
    // Where points or a coupon bear the whole refund, the plan stays to the fen.
    plan: backMinor === 0 ? plan : { ...all.plan, beforeRefunds: start },
    overpaidMinor: all.overpaidMinor - earlier.overpaidMinor,
    chargesBackMinor: all.chargesBackMinor - earlier.chargesBackMinor,
  }
}

function refundAtOnce(plan: PlanState, backMinor: number, charges: 'GIVEN_BACK' | 'KEPT'): PlanRefund {
  const open = plan.payments.slice(plan.paidCount)
  const openMinor = sumOf(open, 'principalMinor')
  const owedPrincipalMinor = Math.max(0, openMinor - backMinor)
  const principalMinor = plan.principalMinor - backMinor
  const chargesBackMinor =
    charges === 'GIVEN_BACK' && backMinor > 0
      ? scale(paidChargesOf(plan), backMinor, plan.principalMinor, divideHalfUp)
      : 0
  const rest = backMinor === 0 ? open : splitAgain(plan, open, { principalMinor, owedPrincipalMinor })
  return {
    plan: {
      ...plan,
      principalMinor,
      payments: [...plan.payments.slice(0, plan.paidCount), ...rest],
      chargesBackMinor: plan.chargesBackMinor + chargesBackMinor,
    },
    owedPrincipalMinor,
    owedMinor: sumOf(rest, 'totalMinor'),
    overpaidMinor: backMinor - (openMinor - owedPrincipalMinor),
    chargesBackMinor,
  }
}

interface Left {
  principalMinor: number
  owedPrincipalMinor: number
}

/** The open payments anew, on their own days; none where no principal is left in them. */
function splitAgain(plan: PlanState, open: readonly DatedPayment[], left: Left): DatedPayment[] {
  if (left.owedPrincipalMinor === 0) return []
  const principals = splitOwed(plan, open, left.owedPrincipalMinor)
  const charges = chargeAnew(plan, open, left)
  return open.map((payment, i) => {
    const principalMinor = principals[i] ?? 0
    const interestMinor = charges[i] ?? 0
    return { ...payment, principalMinor, interestMinor, totalMinor: principalMinor + interestMinor }
  })
}

function splitOwed({ terms }: PlanState, open: readonly DatedPayment[], owedMinor: number): number[] {
  if (terms.method !== 'EP_FEE')
    return pricePlan({ ...terms, periods: open.length }, owedMinor).payments.map(toPrincipal)
  const feeOnlyUntil = terms.deferral?.feeDuring ? terms.deferral.months : 0
  const feeOnly = open.filter(({ n }) => n <= feeOnlyUntil).map(() => 0)
  return [...feeOnly, ...splitPrincipal(owedMinor, open.length - feeOnly.length, terms.remainder)]
}

const toPrincipal = ({ principalMinor }: { principalMinor: number }) => principalMinor

/** The charges of the open payments: the fee of the principal that is left, or their share of what they were. */
function chargeAnew(plan: PlanState, open: readonly DatedPayment[], left: Left): number[] {
  const { terms, principalMinor, paidCount } = plan
  if (terms.method === 'EP_FEE' && terms.feeMode === 'PER_PERIOD') {
    const anew = pricePlan(terms, left.principalMinor).payments.slice(paidCount)
    return anew.map(({ interestMinor }) => interestMinor)
  }
  // A sum that was charged once shrinks with the principal, and interest with the balance that it is charged on.
  const [part, whole] =
    terms.method === 'EP_FEE'
      ? [left.principalMinor, principalMinor]
      : [left.owedPrincipalMinor, sumOf(open, 'principalMinor')]
  // Running totals are scaled, so that the parts add up and a further refund never makes their sum larger.
  let soFarMinor = 0
  return open.map(({ interestMinor }) => {
    const before = scale(soFarMinor, part, whole)
    soFarMinor += interestMinor
    return scale(soFarMinor, part, whole) - before
  })
}

const roundDown = (numerator: bigint, denominator: bigint) => numerator / denominator

/** `minor × part / whole`. */
const scale = (minor: number, part: number, whole: number, round = roundDown) =>
  Number(round(BigInt(minor) * BigInt(part), BigInt(whole)))
