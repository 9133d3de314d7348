import { divideHalfUp, parseDecimal } from './decimal.ts'
import { type Payment, type Schedule, toSchedule } from './schedule.ts'
import { splitPrincipal } from './splitPrincipal.ts'
import type { AnnuityTerms, EpDecliningTerms } from './terms.ts'

/** A period's rate as a fraction: `annualRate / 12`. */
interface PeriodRate {
  numerator: bigint
  denominator: bigint
}

/** Equal payments; the last one clears the balance, so it may differ by a few minor units. */
export function priceAnnuity({ annualRate, periods }: AnnuityTerms, principalMinor: number): Schedule {
  const rate = toPeriodRate(annualRate)
  const paymentMinor = annuityPayment(principalMinor, periods, rate)
  return billBalance(principalMinor, periods, rate, (n, balanceMinor, interestMinor) =>
    // A balance of a few minor units may be paid off before the last period: never pay more than is owed.
    n === periods ? balanceMinor : Math.min(balanceMinor, paymentMinor - interestMinor),
  )
}

/** Equal principal, interest on what is still owed. */
export function priceDeclining(terms: EpDecliningTerms, principalMinor: number): Schedule {
  const parts = splitPrincipal(principalMinor, terms.periods, terms.remainder)
  return billBalance(principalMinor, terms.periods, toPeriodRate(terms.annualRate), (n) => parts[n - 1] ?? 0)
}

function toPeriodRate(annualRate: string): PeriodRate {
  const { value, scale } = parseDecimal(annualRate)
  return { numerator: value, denominator: 12n * 10n ** BigInt(scale) }
}

/** `P·i / (1 − (1 + i)^−n)`, rounded half up once: with i = a/b it is `P·a·(a+b)^n / (b·((a+b)^n − b^n))`, in integers. */
function annuityPayment(principalMinor: number, periods: number, { numerator: a, denominator: b }: PeriodRate): number {
  const principal = BigInt(principalMinor)
  if (a === 0n) return Number(divideHalfUp(principal, BigInt(periods)))
  const grown = (a + b) ** BigInt(periods)
  return Number(divideHalfUp(principal * a * grown, b * (grown - b ** BigInt(periods))))
}

function billBalance(
  principalMinor: number,
  periods: number,
  rate: PeriodRate,
  principalOf: (n: number, balanceMinor: number, interestMinor: number) => number,
): Schedule {
  const payments: Payment[] = []
  let balanceMinor = principalMinor
  for (let n = 1; n <= periods; n++) {
    const interest = Number(divideHalfUp(BigInt(balanceMinor) * rate.numerator, rate.denominator))
    const principal = principalOf(n, balanceMinor, interest)
    payments.push({ n, month: n, principalMinor: principal, interestMinor: interest, totalMinor: principal + interest })
    balanceMinor -= principal
  }
  return toSchedule(principalMinor, payments)
}
