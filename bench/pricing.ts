import { annualRateBps, type PlanTerms, pricePlan } from '../packages/sdk/src/pricing/index.ts'
import type { Result } from './bench.ts'

/** Most microseconds for a plan of twelve periods with its three annual rates. */
const goalUs = 20
const rounds = 201
const plansPerRound = 500

const fee = { method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', remainder: 'LAST' } as const

const cases: { name: string; terms: PlanTerms; principalMinor: number; hasGoal?: boolean }[] = [
  { name: 'fee plan, 12 periods', terms: { ...fee, periods: 12 }, principalMinor: 499_900, hasGoal: true },
  {
    name: 'fee plan, 12 periods, waiver',
    terms: { ...fee, periods: 12, waiver: { thresholdMinor: 0, type: 'SHARE', share: '0.5' } },
    principalMinor: 499_900,
    hasGoal: true,
  },
  {
    name: 'annuity, 12 periods',
    terms: { method: 'ANNUITY', periods: 12, annualRate: '0.144' },
    principalMinor: 499_900,
    hasGoal: true,
  },
  {
    name: 'falling balance, 12 periods',
    terms: { method: 'EP_DECLINING', periods: 12, annualRate: '0.1325', remainder: 'LAST' },
    principalMinor: 499_900,
    hasGoal: true,
  },
  { name: 'fee plan, 60 periods', terms: { ...fee, periods: 60 }, principalMinor: 499_900 },
  { name: 'fee plan, 12 periods, 10^12', terms: { ...fee, periods: 12 }, principalMinor: 999_999_990_000 },
]

/** A full plan with all its annual rates, for amounts that differ from one to the next. */
export function pricing(): Result {
  const figures = cases.map(({ name, terms, principalMinor, hasGoal = false }) => {
    measureUs(terms, principalMinor, 21)
    const us = measureUs(terms, principalMinor, rounds)
    return { name, medianUs: Number(us.toFixed(2)), goalUs: hasGoal ? goalUs : null }
  })
  const rows = figures.map(({ name, medianUs, goalUs: goal }) => {
    const mark = goal === null ? ' ' : medianUs <= goal ? '✓' : '✗'
    return `${mark} ${name.padEnd(30)} ${medianUs.toFixed(2).padStart(7)} µs${goal === null ? '' : ` of ${goal}`}`
  })
  const heading = `a plan with its three annual rates, median of ${rounds} rounds of ${plansPerRound}`
  return {
    figures,
    table: [heading, ...rows].join('\n'),
    isWithin: figures.every(({ medianUs, goalUs: goal }) => goal === null || medianUs <= goal),
  }
}

function measureUs(terms: PlanTerms, principalMinor: number, count: number): number {
  const timesUs = Array.from({ length: count }, (_, round) => {
    const startMs = performance.now()
    for (let i = 0; i < plansPerRound; i++) {
      const schedule = pricePlan(terms, principalMinor + ((round * plansPerRound + i) % 10_000))
      annualRateBps(schedule, 'CN_IRR_NOMINAL')
      annualRateBps(schedule, 'CN_IRR_EFFECTIVE')
      annualRateBps(schedule, 'CN_SIMPLE_AVG')
    }
    return ((performance.now() - startMs) * 1000) / plansPerRound
  })
  return timesUs.sort((a, b) => a - b)[Math.floor(count / 2)] ?? Number.NaN
}
