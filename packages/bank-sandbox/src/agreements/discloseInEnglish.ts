import type { PricedPlan } from '@offerdock/sdk/contract'
import { multiplyHalfUp, type OfferPlan } from '@offerdock/sdk/pricing'
import { formatMoney } from '../money/formatMoney.ts'
import { formatBps, formatRate } from '../money/formatRate.ts'
import type { DisclosureFacts, SheetText } from './disclosure.ts'
import { listItems } from './listItems.ts'
import { returnInEnglish } from './returnInEnglish.ts'
import { sayForMarket } from './sayForMarket.ts'

const conventions = {
  CN_IRR_NOMINAL: {
    label: 'annual rate (simple)',
    method: 'the monthly internal rate of return times 12, on the principal still outstanding',
  },
  CN_IRR_EFFECTIVE: {
    label: 'annual rate (compound, internal rate of return)',
    method: 'the monthly internal rate of return compounded over 12 months, on the principal still outstanding',
  },
  CN_SIMPLE_AVG: {
    label: 'annual rate (simple)',
    method: 'total interest times 12, divided by the sum of the principal outstanding in each month',
  },
  EU_ANNEX_I: { label: 'APR', method: 'Annex I of the EU Consumer Credit Directive, on the days of payment' },
  US_APP_J: { label: 'annual percentage rate', method: 'the actuarial method of Regulation Z, Appendix J' },
  HK_NPV: { label: 'APR', method: 'the net present value method, compounded over a year' },
} as const

/** The same sheet as `discloseInChinese`, point by point. */
export function discloseInEnglish(facts: DisclosureFacts): SheetText {
  const lender = facts.bank.legalName.en ?? ''
  const { plan } = facts.price
  const who = plan ? 'Lender' : 'Bank'
  const head = [`${who}: ${lender}`, `Hotline: ${facts.bank.hotline}`, `Order: ${facts.orderRef}`]
  const body = plan ? discloseCost(facts, plan, lender) : discloseInFull(facts)
  const text = [...body.title, ...head, ...discloseReductions(facts), '', ...body.lines].join('\n')
  return { text, items: body.items }
}

function discloseReductions({ price, rules }: DisclosureFacts): string[] {
  const { orderMinor, couponMinor, pointsMinor } = price.priced.totals
  const money = (minor: number) => formatMoney(minor, rules.currency)
  if (couponMinor + pointsMinor === 0) return []
  return [
    `Order amount: ${money(orderMinor)}`,
    ...(couponMinor > 0 ? [`Coupon: ${money(couponMinor)} off`] : []),
    ...(pointsMinor > 0 ? [`Points: ${price.pointsUsed} points pay ${money(pointsMinor)}`] : []),
  ]
}

function discloseInFull(facts: DisclosureFacts) {
  const total = formatMoney(facts.price.priced.totals.totalMinor, facts.rules.currency)
  const lines = [
    `Total payable: ${total}, charged to your credit card at once.`,
    'No installment plan is set up and no interest is charged.',
    `Returns: ${returnInEnglish(facts)}`,
  ]
  return { title: ['Payment in full'], lines, items: [] }
}

function discloseCost(facts: DisclosureFacts, plan: PricedPlan, lender: string) {
  const { price, rules } = facts
  const { rule } = price
  const money = (minor: number) => formatMoney(minor, rules.currency)
  const { label, method } = conventions[plan.apr.convention]
  const [first] = plan.schedule
  const last = plan.schedule.at(-1)
  if (!first || !last) throw new Error('a plan has at least one payment')
  const isEven = plan.schedule.every(({ interestMinor }) => interestMinor === first.interestMinor)
  const each = isEven ? money(first.interestMinor) : 'differs, see the schedule'
  const standard =
    rule && plan.interestMinor > 0 ? describeCharge(rule, (price.priced.waived?.waivedMinor ?? 0) > 0) : 'interest-free'
  const lateTenDaysMinor = multiplyHalfUp(first.totalMinor * 10, rules.lateRate)
  const lines = [
    `1. Principal: ${money(price.priced.totals.financedMinor)}, repaid in ${plan.periods} monthly installments.`,
    `2. Interest each installment: ${each} (standard: ${standard}; charged by ${lender}).`,
    `3. Total interest: ${money(plan.interestMinor)}.`,
    `4. Total payable: ${money(plan.totalMinor)}.`,
    `5. Composite cost of credit, ${label}: ${formatBps(plan.apr.bps)}. Method: ${method}. Interest is its only item and makes up all of the ${formatBps(plan.apr.bps)}.`,
    `6. Repayment: first installment ${money(first.totalMinor)} on ${first.dueOn}; last installment ${money(last.totalMinor)} on ${last.dueOn}; all of them are in the schedule.`,
    `7. Early settlement: ${describeSettlement(rules)}`,
    `8. Contingent cost, only when late, charged by ${lender}: ${formatRate(rules.lateRate)} of the late amount a day; ${money(first.totalMinor)} late by 10 days costs ${money(lateTenDaysMinor)}. Late payment may affect your credit record.`,
    '9. Apart from the costs stated above, no other interest or charge related to this credit is collected.',
    `10. ${lender} alone decides on, signs and provides this credit; the shopping platform only displays it.`,
    `11. Returns: ${returnInEnglish(facts)}`,
    ...sayForMarket(facts, 'en').map((words, place) => `${12 + place}. ${words}`),
  ]
  const items = listItems({ lender, hotline: facts.bank.hotline, interest: each, standard, rate: label, method })
  return { title: ['Cost of your credit card installment plan'], lines, items }
}

function describeCharge(rule: OfferPlan, isWaived: boolean): string {
  if (rule.method !== 'EP_FEE') return `${formatRate(rule.annualRate)} a year of the principal outstanding`
  const waived = isWaived ? ', lowered by a waiver as the schedule shows' : ''
  switch (rule.feeMode) {
    case 'NONE':
      return 'interest-free'
    case 'PER_PERIOD':
      return `${formatRate(rule.feeRate)} of the original principal${waived}`
    case 'TOTAL_SPLIT':
      return `${formatRate(rule.feeRate)} of the original principal each, added up and split${waived}`
    case 'FIRST_PERIOD':
      return `${formatRate(rule.feeRate)} of the original principal once, with the first installment${waived}`
    case 'UPFRONT':
      return `${formatRate(rule.feeRate)} of the original principal once, when the money is advanced${waived}`
  }
}

function describeSettlement({ settlement }: DisclosureFacts['rules']): string {
  if (settlement?.interest === 'ALL_REMAINING') {
    return 'possible at any time, but the interest of all remaining installments stays due; there is no penalty.'
  }
  const accrual =
    settlement?.accrual === 'PERIOD' ? 'with the running month in full' : 'on the principal and days actually used'
  return `possible at any time. Interest is charged to the day of settlement only, ${accrual}; there is no penalty.`
}
