import { refundTermsOf } from './boundTerms.ts'
import type { DisclosureFacts } from './disclosure.ts'

const turns = { FIRST: '先于其他部分', LAST: '后于其他部分', PRO_RATA: '按比例' } as const

/** What comes back when goods are returned, as far as it concerns this order. */
export function returnInChinese({ price, rules }: DisclosureFacts): string {
  const { couponMinor, pointsMinor } = price.priced.totals
  const terms = refundTermsOf(rules)
  const days = terms.minExpiryDays
  const validity = days === null ? '，有效期不变' : `，自退货之日起有效期不少于 ${days} 天`
  return [
    price.plan
      ? `退款冲减未还本金，其后各期按原规则重新计算；已还本金退回信用卡，已收利息${terms.charges === 'KEPT' ? '不予退还' : '按退款比例退还'}。`
      : '退款退回信用卡。',
    ...(pointsMinor === 0
      ? []
      : terms.pointsBack === 'LOST'
        ? [`所用积分${turns[terms.points]}计入退款，不予退回。`]
        : [`所用积分${turns[terms.points]}退回${validity}。`]),
    ...(couponMinor === 0 ? [] : [`优惠券${turns[terms.coupon]}计入退款，不予退回。`]),
  ].join('')
}
