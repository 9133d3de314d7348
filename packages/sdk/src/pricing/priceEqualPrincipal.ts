import { type Decimal, multiplyHalfUp, parseDecimal } from './decimal.ts'
import { type Payment, type Schedule, toSchedule } from './schedule.ts'
import { splitPrincipal } from './splitPrincipal.ts'
import type { EpFeeTerms, Waiver } from './terms.ts'

/** Equal principal with a charge on the original principal; `testedMinor` is the amount a waiver's threshold is tested on. */
export function priceEqualPrincipal(terms: EpFeeTerms, principalMinor: number, testedMinor: number): Schedule {
  const deferred = terms.deferral?.months ?? 0
  const feeOnly = terms.deferral?.feeDuring ? deferred : 0
  const count = feeOnly + terms.periods
  const full = listCharges(terms, principalMinor, count, '0')
  const waiver = terms.waiver && testedMinor >= terms.waiver.thresholdMinor ? terms.waiver : null
  const charges = waiver?.type === 'SHARE' ? listCharges(terms, principalMinor, count, waiver.share) : full
  const left = waiver ? waiveEarliest(charges, waiver) : charges
  const parts = splitPrincipal(principalMinor, terms.periods, terms.remainder)
  const payments: Payment[] = []
  for (let n = 1; n <= count; n++) {
    const isFeeOnly = n <= feeOnly
    const principal = isFeeOnly ? 0 : (parts[n - feeOnly - 1] ?? 0)
    const interest = left[n] ?? 0
    const month = isFeeOnly ? n : n + deferred - feeOnly
    payments.push({ n, month, principalMinor: principal, interestMinor: interest, totalMinor: principal + interest })
  }
  return toSchedule(principalMinor, payments, {
    chargeAtDrawdownMinor: left[0] ?? 0,
    waivedMinor: sum(full) - sum(left),
  })
}

/** The charges without `waivedShare` of them: first the one at drawdown, then one for each of `count` payments. */
function listCharges(terms: EpFeeTerms, principalMinor: number, count: number, waivedShare: string): number[] {
  const none = Array<number>(count + 1).fill(0)
  if (terms.feeMode === 'NONE') return none
  const rate = withoutShare(parseDecimal(terms.feeRate), waivedShare)
  switch (terms.feeMode) {
    case 'PER_PERIOD':
      return none.fill(multiplyHalfUp(principalMinor, rate), 1)
    case 'TOTAL_SPLIT': {
      const totalMinor = multiplyHalfUp(principalMinor, { ...rate, value: rate.value * BigInt(count) })
      return [0, ...splitPrincipal(totalMinor, count, terms.remainder)]
    }
    case 'UPFRONT':
      return none.fill(multiplyHalfUp(principalMinor, rate), 0, 1)
    case 'FIRST_PERIOD':
      return none.fill(multiplyHalfUp(principalMinor, rate), 1, 2)
  }
}

/** `rate × (1 − share)`: a waived share lowers the rate, so that the charge is rounded once. */
function withoutShare(rate: Decimal, share: string): Decimal {
  const { value, scale } = parseDecimal(share)
  return { value: rate.value * (10n ** BigInt(scale) - value), scale: rate.scale + scale }
}

/** Takes away the first charges, or up to a cap from the earliest on. A charge at drawdown is the first charge. */
function waiveEarliest(charges: number[], waiver: Waiver): number[] {
  if (waiver.type === 'SHARE') return charges
  const first = charges[0] ? 0 : 1
  if (waiver.type === 'FIRST_N') return charges.map((charge, i) => (i < first + waiver.n ? 0 : charge))
  let capMinor = waiver.capMinor
  return charges.map((charge) => {
    const waivedMinor = Math.min(charge, capMinor)
    capMinor -= waivedMinor
    return charge - waivedMinor
  })
}

const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0)
