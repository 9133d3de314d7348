import type { Offers } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'
import { couponMinorOf } from './settleReduction.ts'

interface CouponsProps extends Ui {
  offers: Offers
  chosen: string | null
  onChoose(couponId: string | null): void
}

/** The coupons for this order, the one that takes off the most first; one at a time, and none by itself. */
export function Coupons({ offers, chosen, onChoose, texts, formats }: CouponsProps) {
  const money = (minor: number) => formats.money(minor, offers.currency)
  const coupons = (offers.pricing?.coupons ?? [])
    .map(({ couponId, thresholdMinor }) => ({ couponId, thresholdMinor, minor: couponMinorOf(offers, couponId) }))
    .filter(({ minor }) => minor > 0)
    .sort((a, b) => b.minor - a.minor)
  const hasBest = coupons.length > 1 && coupons[0]?.minor !== coupons[1]?.minor
  return (
    <>
      {coupons.map(({ couponId, thresholdMinor, minor }, index) => (
        <label class="tick" key={couponId} data-od="coupon" data-coupon-id={couponId}>
          <input
            type="checkbox"
            checked={chosen === couponId}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked ? couponId : null)}
          />
          <span>
            {texts.choice.coupon(money(minor))}{' '}
            {hasBest && index === 0 && <span class="tag">{texts.choice.bestCoupon}</span>}{' '}
            {thresholdMinor > 0 && <span class="quiet">{texts.choice.couponFrom(money(thresholdMinor))}</span>}
          </span>
        </label>
      ))}
    </>
  )
}
