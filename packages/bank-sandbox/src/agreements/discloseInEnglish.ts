import type { PricedPlan } from '@offerdock/sdk/contract'
import { multiplyHalfUp } from '@offerdock/sdk/pricing'
import { formatMoney } from '../money/formatMoney.ts'
import { formatBps, formatRate } from '../money/formatRate.ts'
import type { DisclosureFacts } from './disclosure.ts'

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
} as const

/** The same sheet as `discloseInChinese`, point by point. */
export function discloseInEnglish(facts: DisclosureFacts): string {
  const lender = facts.bank.legalName.en ?? ''
  const head = [`Lender: ${lender}`, `Hotline: ${facts.bank.hotline}`, `Order: ${facts.orderRef}`]
  const body = facts.plan ? discloseCost(facts, facts.plan, lender) : discloseInFull(facts)
  return [...body.title, ...head, '', ...body.lines].join('\n')
}

function discloseInFull({ orderMinor, rules }: DisclosureFacts) {
  const lines = [
    `Total payable: ${formatMoney(orderMinor, rules.currency)}, charged to your credit card at once.`,
    'No installment plan is set up and no interest is charged.',
  ]
  return { title: ['Payment in full'], lines }
}

function discloseCost({ orderMinor, feeRate, rules }: DisclosureFacts, plan: PricedPlan, lender: string) {
  const money = (minor: number) => formatMoney(minor, rules.currency)
  const { label, method } = conventions[plan.apr.convention]
  const [first] = plan.schedule
  const last = plan.schedule.at(-1)
  if (!first || !last) throw new Error('a plan has at least one payment')
  const standard = feeRate ? `${formatRate(feeRate)} of the original principal` : 'interest-free'
  const lateTenDaysMinor = multiplyHalfUp(first.totalMinor * 10, rules.lateRate)
  const lines = [
    `1. Principal: ${money(orderMinor)}, repaid in ${plan.periods} monthly installments.`,
    `2. Interest each installment: ${money(first.interestMinor)} (standard: ${standard}; charged by ${lender}).`,
    `3. Total interest: ${money(plan.interestMinor)}.`,
    `4. Total payable: ${money(plan.totalMinor)}.`,
    `5. Composite cost of credit, ${label}: ${formatBps(plan.apr.bps)}. Method: ${method}. Interest is its only item and makes up all of the ${formatBps(plan.apr.bps)}.`,
    `6. Repayment: first installment ${money(first.totalMinor)} on ${first.dueOn}; last installment ${money(last.totalMinor)} on ${last.dueOn}; all of them are in the schedule.`,
    '7. Early settlement: possible at any time. Interest is charged to the day of settlement only, on the principal and days actually used; there is no penalty.',
    `8. Contingent cost, only when late, charged by ${lender}: ${formatRate(rules.lateRate)} of the late amount a day; ${money(first.totalMinor)} late by 10 days costs ${money(lateTenDaysMinor)}. Late payment may affect your credit record.`,
    '9. Apart from the costs stated above, no other interest or charge related to this credit is collected.',
    `10. ${lender} alone decides on, signs and provides this credit; the shopping platform only displays it.`,
  ]
  return { title: ['Cost of your credit card installment plan'], lines }
}
