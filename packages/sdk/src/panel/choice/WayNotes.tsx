import type { Offers, PlanOffer } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'
import type { PricedWay } from '../ways.ts'
import { describeWaiver } from './describeWaiver.ts'

interface WayNotesProps extends Pick<Ui, 'texts' | 'formats'> {
  offers: Offers
  way: PricedWay
  plan: PlanOffer | null
}

/** What a way to pay brings or withholds beside its price; none of it is in the total. */
export function WayNotes({ offers, way, plan, texts, formats }: WayNotesProps) {
  const { choice } = texts
  const { earnedPoints, cashbackMinor = 0 } = way
  const money = (minor: number) => formats.money(minor, offers.currency)
  const personal = offers.personal?.find(({ planId }) => planId === way.planId)
  const notes = [
    ...(personal ? [choice.personal(money(personal.standardTotalMinor))] : []),
    ...(plan ? describeWaiver(offers, { way, plan }, { texts, formats }) : []),
    ...(offers.pricing?.earn && earnedPoints !== undefined
      ? describeEarning(offers, earnedPoints, { texts, formats })
      : []),
    ...(cashbackMinor > 0 ? [choice.cashback(money(cashbackMinor))] : []),
  ]
  if (way.refused || notes.length === 0) return null
  return (
    <span class="option-note">
      {notes.map((note) => (
        <span key={note}>{note} </span>
      ))}
    </span>
  )
}

function describeEarning({ pricing }: Offers, earned: number, { texts, formats }: Pick<Ui, 'texts' | 'formats'>) {
  const { choice } = texts
  if (earned === 0) return [choice.earnsNone]
  const atMs = Date.parse(pricing?.at ?? '')
  const open = (pricing?.earn?.multipliers ?? [])
    .filter(({ opensAt, closesAt }) => atMs >= (opensAt ?? 0) && atMs < (closesAt ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => Number(b.multiplier) - Number(a.multiplier))
  const [best] = open
  const until = best?.closesAt ? formats.instant(new Date(best.closesAt).toISOString()) : null
  const bonus = best && until ? [choice.bonus(formats.count(Number(best.multiplier)), until)] : []
  return [choice.earns(formats.count(earned)), ...bonus]
}
