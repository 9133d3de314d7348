import type { Quote } from '../contract/index.ts'
import type { PricedWay } from './ways.ts'

type Shown = Pick<PricedWay, 'totalMinor' | 'pointsMinor' | 'couponMinor' | 'plan'>

/** Whether the bank quotes the very figures that the viewer chose by. */
export function isAsShown(quote: Quote, shown: Shown): boolean {
  const { plan } = shown
  const payments = plan?.schedule ?? []
  return (
    quote.totalMinor === shown.totalMinor &&
    quote.pointsMinor === shown.pointsMinor &&
    (quote.couponMinor ?? 0) === shown.couponMinor &&
    quote.plan?.interestMinor === plan?.interestMinor &&
    quote.plan?.apr.bps === plan?.apr.bps &&
    quote.plan?.apr.convention === plan?.apr.convention &&
    (quote.plan?.schedule ?? []).every(({ totalMinor }, index) => totalMinor === payments[index]?.totalMinor)
  )
}
