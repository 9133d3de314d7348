import { refundTermsOf } from './boundTerms.ts'
import type { DisclosureFacts } from './disclosure.ts'

const turns = { FIRST: 'before anything else', LAST: 'after everything else', PRO_RATA: 'in proportion' } as const

/** The same as `returnInChinese`. */
export function returnInEnglish({ price, rules }: DisclosureFacts): string {
  const { couponMinor, pointsMinor } = price.priced.totals
  const terms = refundTermsOf(rules)
  const days = terms.minExpiryDays
  const validity = days === null ? 'with their old expiry' : `valid for at least ${days} days from the return`
  return [
    price.plan
      ? `a refund lowers the principal still owed and later installments are worked out anew by the same rule; principal already paid goes back to your card, interest already charged ${terms.charges === 'KEPT' ? 'does not come back' : 'comes back in its share'}.`
      : 'the refund goes back to your card.',
    ...(pointsMinor === 0
      ? []
      : terms.pointsBack === 'LOST'
        ? [`Points used count towards a refund ${turns[terms.points]} and are lost.`]
        : [`Points used come back ${turns[terms.points]}, ${validity}.`]),
    ...(couponMinor === 0 ? [] : [`The coupon counts towards a refund ${turns[terms.coupon]} and is lost.`]),
  ].join(' ')
}
