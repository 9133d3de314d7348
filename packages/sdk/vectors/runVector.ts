import { annualRateBps, monthlyIrr, type PlanTerms, pricePlan } from '../src/pricing/index.ts'
import type { InstallmentVector, Vector } from './readVectorFile.ts'

/** Runs one vector through the pricing; gives a line for every miss, and none when it holds. */
export function runVector(vector: Vector): string[] {
  if (!isInstallment(vector)) return [`not implemented: kind ${vector.kind}`]
  const terms = readTerms(vector.input)
  if (typeof terms === 'string') return [`not implemented: ${terms}`]
  if (Object.keys(vector.expected).length === 0) return ['the vector expects nothing']
  return compare('', vector.expected, priceVector(terms, vector.input.principal))
}

const isInstallment = (vector: Vector): vector is InstallmentVector => vector.kind === 'instalment'

const known = new Set(['currency', 'minorUnits', 'principal', 'periods', 'method', 'feeMode', 'feeRate', 'remainder'])

/** The terms as our pricing takes them, or the option that it cannot do. */
function readTerms(input: InstallmentVector['input']): PlanTerms | string {
  const { method, feeMode, feeRate, remainder, periods } = input
  if (method !== 'EP_FEE') return `method ${method}`
  const option = Object.keys(input).find((key) => !known.has(key) && input[key] != null)
  if (option) return option
  const base = { method, periods, remainder: remainder ?? 'LAST' } as const
  if (feeMode === 'NONE') return { ...base, feeMode }
  if (feeMode === 'PER_PERIOD' && feeRate != null) return { ...base, feeMode, feeRate }
  return `feeMode ${feeMode}`
}

/** What the pricing makes of it, in the words of the vector format. */
function priceVector(terms: PlanTerms, principalMinor: number): Record<string, unknown> {
  const schedule = pricePlan(terms, principalMinor)
  const nominalBps = annualRateBps(schedule, 'CN_IRR_NOMINAL')
  const effectiveBps = annualRateBps(schedule, 'CN_IRR_EFFECTIVE')
  const simpleAvgBps = annualRateBps(schedule, 'CN_SIMPLE_AVG')
  return {
    payments: schedule.payments.map((payment) => ({
      n: payment.n,
      month: payment.month,
      principal: payment.principalMinor,
      charge: payment.interestMinor,
      total: payment.totalMinor,
    })),
    chargeAtDrawdown: 0,
    netAdvance: schedule.principalMinor,
    waivedCharge: 0,
    totalCharge: schedule.interestMinor,
    totalPayable: schedule.totalMinor,
    monthlyIrr: monthlyIrr(schedule).toFixed(12),
    aprNominalPct: percent(nominalBps),
    aprNominalBps: nominalBps,
    aprEffectivePct: percent(effectiveBps),
    aprEffectiveBps: effectiveBps,
    aprSimpleAvgPct: percent(simpleAvgBps),
    aprSimpleAvgBps: simpleAvgBps,
  }
}

const percent = (bps: number) => `${Math.floor(bps / 100)}.${String(bps % 100).padStart(2, '0')}`

/** Exact, down to the last field; what only the pricing knows is left alone, except for a payment too many. */
function compare(path: string, expected: unknown, actual: unknown): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = compare(`${path}.length`, expected.length, actual.length)
    return [...length, ...expected.flatMap((part, i) => compare(`${path}[${i}]`, part, actual[i]))]
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, part]) => compare(path ? `${path}.${key}` : key, part, actual[key]))
  }
  if (Object.is(expected, actual)) return []
  return [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing'}`]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
