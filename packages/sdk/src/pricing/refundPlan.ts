import { divideHalfUp } from './decimal.ts'
import { pricePlan } from './pricePlan.ts'
import { type DatedPayment, paidChargesOf, type RunningPlan, sumOf } from './runningPlan.ts'
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
 * refunded part comes back.
 */
export function refundPlan(plan: RunningPlan, backMinor: number, charges: 'GIVEN_BACK' | 'KEPT'): PlanRefund {
  const open = plan.payments.slice(plan.paidCount)
  const openMinor = sumOf(open, 'principalMinor')
  if (backMinor === 0) return leaveAlone(plan, open)
  const owedPrincipalMinor = Math.max(0, openMinor - backMinor)
  const principalMinor = plan.principalMinor - backMinor
  const chargesBackMinor =
    charges === 'GIVEN_BACK' ? scale(paidChargesOf(plan), backMinor, plan.principalMinor, divideHalfUp) : 0
  const rest = owedPrincipalMinor === 0 ? [] : splitAgain(plan, open, { principalMinor, owedPrincipalMinor })
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

/** Where points or a coupon bear the whole refund, the plan stays to the fen. */
function leaveAlone(plan: RunningPlan, open: readonly DatedPayment[]): PlanRefund {
  const owedPrincipalMinor = sumOf(open, 'principalMinor')
  return { plan, owedPrincipalMinor, owedMinor: sumOf(open, 'totalMinor'), overpaidMinor: 0, chargesBackMinor: 0 }
}

interface Left {
  principalMinor: number
  owedPrincipalMinor: number
}

/** The open payments anew, on their own days. None is charged more than before: rounding must not make a refund cost. */
function splitAgain(plan: RunningPlan, open: readonly DatedPayment[], left: Left): DatedPayment[] {
  const principals = splitOwed(plan, open, left.owedPrincipalMinor)
  const charges = chargeAnew(plan, open, left)
  return open.map((payment, i) => {
    const principalMinor = principals[i] ?? 0
    const interestMinor = Math.min(payment.interestMinor, charges[i] ?? 0)
    return { ...payment, principalMinor, interestMinor, totalMinor: principalMinor + interestMinor }
  })
}

function splitOwed({ terms }: RunningPlan, open: readonly DatedPayment[], owedMinor: number): number[] {
  if (terms.method !== 'EP_FEE')
    return pricePlan({ ...terms, periods: open.length }, owedMinor).payments.map(toPrincipal)
  const feeOnlyUntil = terms.deferral?.feeDuring ? terms.deferral.months : 0
  const feeOnly = open.filter(({ n }) => n <= feeOnlyUntil).map(() => 0)
  return [...feeOnly, ...splitPrincipal(owedMinor, open.length - feeOnly.length, terms.remainder)]
}

const toPrincipal = ({ principalMinor }: { principalMinor: number }) => principalMinor

/** The charges of the open payments: of the falling balance, of the principal that is left, or their share of a sum. */
function chargeAnew(plan: RunningPlan, open: readonly DatedPayment[], left: Left): number[] {
  const { terms, principalMinor, paidCount } = plan
  if (terms.method !== 'EP_FEE') {
    const anew = pricePlan({ ...terms, periods: open.length }, left.owedPrincipalMinor)
    return anew.payments.map(({ interestMinor }) => interestMinor)
  }
  if (terms.feeMode === 'PER_PERIOD') {
    const anew = pricePlan(terms, left.principalMinor).payments.slice(paidCount)
    return anew.map(({ interestMinor }) => interestMinor)
  }
  // A sum that was charged once shrinks with the principal. Running totals are scaled, so that the parts add up.
  let soFarMinor = 0
  return open.map(({ interestMinor }) => {
    const before = scale(soFarMinor, left.principalMinor, principalMinor)
    soFarMinor += interestMinor
    return scale(soFarMinor, left.principalMinor, principalMinor) - before
  })
}

const roundDown = (numerator: bigint, denominator: bigint) => numerator / denominator

/** `minor × part / whole`. */
const scale = (minor: number, part: number, whole: number, round = roundDown) =>
  Number(round(BigInt(minor) * BigInt(part), BigInt(whole)))
