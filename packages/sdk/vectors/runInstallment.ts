import { annualRateBps, type PlanTerms, pricePlan, type Schedule, type Waiver } from '../src/pricing/index.ts'
import { formatMonthlyIrr, formatScaled } from './formatRates.ts'
import type { Outcome } from './runVector.ts'
import type { Inputs, PlanInput } from './vectorSchemas.ts'

export function runInstallment({ principal, grossAmount, ...plan }: Inputs['instalment']): Outcome {
  return pricePlanInput(plan, principal, grossAmount ?? principal)
}

/** Prices one plan of the format, for a principal and the order it comes from. */
export function pricePlanInput(plan: PlanInput, principalMinor: number, grossMinor: number): Outcome {
  const terms = readTerms(plan)
  return typeof terms === 'string' ? terms : describe(pricePlan(terms, principalMinor, { grossMinor }))
}

/** The terms as the pricing takes them, or what is missing or too much. */
function readTerms({ method, periods, remainder = 'LAST', annualRate, ...options }: PlanInput): PlanTerms | string {
  const { feeMode, feeRate, deferral = null } = options
  if (method !== 'EP_FEE') {
    if (annualRate === undefined) return `malformed: ${method} without annualRate`
    if (deferral || options.waiver || (feeMode && feeMode !== 'NONE'))
      return `not defined: an option of EP_FEE on ${method}`
    return method === 'ANNUITY' ? { method, periods, annualRate } : { method, periods, annualRate, remainder }
  }
  const shared = { method, periods, remainder, deferral, waiver: readWaiver(options) } as const
  if (feeMode === undefined) return 'malformed: EP_FEE without feeMode'
  if (feeMode === 'NONE') return { ...shared, feeMode }
  return feeRate === undefined ? `malformed: ${feeMode} without feeRate` : { ...shared, feeMode, feeRate }
}

function readWaiver({ waiver, thresholdBase = 'NET' }: Pick<PlanInput, 'waiver' | 'thresholdBase'>): Waiver | null {
  if (!waiver) return null
  const shared = { thresholdMinor: waiver.threshold, thresholdBase }
  switch (waiver.type) {
    case 'SHARE':
      return { ...shared, type: waiver.type, share: waiver.share }
    case 'FIRST_N':
      return { ...shared, type: waiver.type, n: waiver.n }
    case 'CAP':
      return { ...shared, type: waiver.type, capMinor: waiver.cap }
  }
}

function describe(schedule: Schedule): Record<string, unknown> {
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
    chargeAtDrawdown: schedule.chargeAtDrawdownMinor,
    netAdvance: schedule.netAdvanceMinor,
    waivedCharge: schedule.waivedMinor,
    totalCharge: schedule.interestMinor,
    totalPayable: schedule.totalMinor,
    monthlyIrr: formatMonthlyIrr(schedule),
    aprNominalPct: formatScaled(nominalBps, 2),
    aprNominalBps: nominalBps,
    aprEffectivePct: formatScaled(effectiveBps, 2),
    aprEffectiveBps: effectiveBps,
    aprSimpleAvgPct: formatScaled(simpleAvgBps, 2),
    aprSimpleAvgBps: simpleAvgBps,
  }
}
