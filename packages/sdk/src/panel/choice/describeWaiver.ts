import type { Offers, PlanOffer } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'
import type { PricedWay } from '../ways.ts'

/** From which amount on the bank gives up interest, where this order or what is left of it is below. */
export function describeWaiver(
  { orderMinor, currency }: Offers,
  { way, plan }: { way: PricedWay; plan: PlanOffer },
  { texts: { choice }, formats }: Pick<Ui, 'texts' | 'formats'>,
): string[] {
  const { rule } = plan
  if (rule?.method !== 'EP_FEE' || !rule.waiver) return []
  const { waiver } = rule
  const testedMinor = waiver.thresholdBase === 'GROSS' ? orderMinor : orderMinor - way.couponMinor - way.pointsMinor
  if (testedMinor >= waiver.thresholdMinor) return []
  const { waived } = choice
  const what =
    waiver.type === 'FIRST_N'
      ? waived.first(waiver.n)
      : waiver.type === 'CAP'
        ? waived.cap(formats.money(waiver.capMinor, currency))
        : Number(waiver.share) === 1
          ? waived.all
          : waived.share(formats.share(waiver.share))
  return [choice.waivedFrom(what, formats.money(waiver.thresholdMinor, currency))]
}
