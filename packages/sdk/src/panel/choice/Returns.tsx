import type { Offers, Quote } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'
import { joinSentences } from './joinSentences.ts'

interface ReturnsProps extends Pick<Ui, 'texts' | 'formats'> {
  refund: NonNullable<Offers['pricing']>['refund']
  quote: Quote
}

/** What becomes of the price when goods are returned, in a line; the bank's own words are in its disclosure. */
export function Returns({ refund, quote, texts, formats }: ReturnsProps) {
  if (!refund) return null
  const { returns } = texts
  const { plan, pointsMinor, pointsUsed = 0, couponMinor = 0 } = quote
  const isBack = refund.pointsBack === 'REINSTATED'
  const said = [
    plan ? returns.plan[refund.charges] : returns.inFull,
    ...(pointsMinor > 0 ? [(isBack ? returns.pointsBack : returns.pointsLost)(formats.count(pointsUsed))] : []),
    ...(pointsMinor > 0 && isBack && refund.minExpiryDays
      ? [returns.pointsDays(formats.count(refund.minExpiryDays))]
      : []),
    ...(couponMinor > 0 ? [returns.couponLost] : []),
  ]
  return (
    <p class="returns" data-od="returns">
      <b>{texts.returns.title}</b> <span>{joinSentences(said)}</span>
    </p>
  )
}
