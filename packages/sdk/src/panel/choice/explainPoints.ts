import type { Offers } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'
import { joinSentences } from './joinSentences.ts'
import type { PointsSteps } from './pointsSteps.ts'

/** The balance and the bank's limits in words; without steps, why points cannot pay. */
export function explainPoints(
  { pricing, currency }: Offers,
  steps: PointsSteps | null,
  { texts: { choice }, formats }: Pick<Ui, 'texts' | 'formats'>,
): string {
  if (!pricing?.points) return ''
  const { rule, balance } = pricing.points
  const { count, money, share } = formats
  const limits = [
    choice.rate(count(rule.rate.points), money(rule.rate.minor, currency)),
    ...(rule.capShare === null ? [] : [choice.capShare(share(rule.capShare))]),
    ...(rule.minCashMinor === 0 ? [] : [choice.minCash(money(rule.minCashMinor, currency))]),
  ]
  if (!steps && balance < rule.minPoints) return choice.tooFew(count(balance), count(rule.minPoints))
  if (!steps) return joinSentences([choice.balance(count(balance)), ...limits])
  const range = [choice.steps(count(steps.least), count(steps.step)), choice.most(count(steps.most))]
  return joinSentences([choice.balance(count(balance)), ...range, ...limits])
}
