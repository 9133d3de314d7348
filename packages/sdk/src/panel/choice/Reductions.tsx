import type { Ui } from '../views/Ui.ts'
import type { Proposal, Reduction } from '../ways.ts'
import { wayOf } from '../ways.ts'
import { Coupons } from './Coupons.tsx'
import { PointsInput } from './PointsInput.tsx'
import { priceWays } from './priceWays.ts'
import { Recalculated } from './Recalculated.tsx'

interface ReductionsProps extends Ui {
  proposal: Proposal
  /** Of the way to pay that is chosen; undefined, none is. */
  chosenId: string | null | undefined
}

/** What can be paid with points and a coupon. Neither is used until the viewer says so. */
export function Reductions({ proposal, chosenId, ...ui }: ReductionsProps) {
  const { offers, reduction } = proposal
  const { texts, formats, actions } = ui
  const { coupons = [], points } = offers.pricing ?? {}
  const hasPoints = points !== undefined && points.balance > 0
  if (coupons.length === 0 && !hasPoints) return null
  const reduce = (wish: Partial<Reduction>) => actions.reduce(priceWays(offers, { ...reduction, ...wish }))
  const leftMinor = wayOf(proposal, null)?.totalMinor ?? offers.orderMinor
  return (
    <section class="reductions" aria-labelledby="reductions">
      <h2 id="reductions">{texts.choice.title}</h2>
      <Coupons offers={offers} chosen={reduction.couponId} onChoose={(couponId) => reduce({ couponId })} {...ui} />
      {hasPoints && <PointsInput proposal={proposal} onChange={(count) => reduce({ points: count })} {...ui} />}
      <p class="left">
        <span>{texts.choice.left}</span> <strong data-od="left">{formats.money(leftMinor, offers.currency)}</strong>
      </p>
      <Recalculated proposal={proposal} chosenId={chosenId ?? null} texts={texts} formats={formats} />
    </section>
  )
}
