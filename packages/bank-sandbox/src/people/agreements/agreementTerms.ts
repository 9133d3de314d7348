import { html } from 'hono/html'
import type { RegisteredClient } from '../../start/readSeed.ts'
import { createPageFormats, type PageFormats } from '../createPageFormats.ts'
import { type Fact, factList } from '../factList.ts'
import { type AgreementTexts, type PageLocale, pageTexts } from '../texts/index.ts'
import type { OwnAgreement } from '../viewerAgreements.ts'

type Formats = Pick<PageFormats, 'money' | 'rate'>

/** What was agreed, from the order to the total, and what refunds made of it: figures that a reader can add up. */
export function agreementTerms(locale: PageLocale, own: OwnAgreement, client: RegisteredClient) {
  const texts = pageTexts[locale].agreements
  const formats = createPageFormats(locale, client.rules)
  const instant = (text: string) => formats.instant(new Date(text))
  return html`${factList([
    [texts.order, own.orderRef],
    [texts.date, instant(own.confirmedAt)],
    own.status === 'reserved' && [texts.captureBefore, instant(own.captureBefore)],
    [texts.agreementId, own.agreementId],
  ])}
${factList([...agreed(own, texts, formats), ...refunds(own, texts, formats)])}`
}

function agreed(own: OwnAgreement, texts: AgreementTexts, { money, rate }: Formats): (Fact | false)[] {
  const { couponMinor = 0, pointsMinor, financedMinor, figures } = own
  const { plan } = figures
  const [label, minor] = own.status === 'refunded' ? [texts.agreedTotal, own.totalMinor] : standingAmount(own, texts)
  const atDrawdownMinor = plan?.chargeAtDrawdownMinor ?? 0
  return [
    [texts.plan, plan ? texts.periods(plan.periods) : texts.inFull],
    plan !== null && [texts.apr[plan.apr.convention], rate(plan.apr.bps)],
    [texts.amount, money(own.orderMinor)],
    couponMinor > 0 && [texts.coupon, `−${money(couponMinor)}`],
    pointsMinor > 0 && [texts.points, `−${money(pointsMinor)}`],
    plan !== null && [texts.financed, money(financedMinor)],
    plan !== null && [texts.interest, money(plan.interestMinor)],
    atDrawdownMinor > 0 && [texts.atDrawdown, money(atDrawdownMinor), 'part'],
    [label, money(minor), 'sum'],
  ]
}

function refunds(own: OwnAgreement, texts: AgreementTexts, { money }: Formats): (Fact | false)[] {
  if (own.status !== 'refunded') return []
  const { plan, refunded } = own.figures
  const { couponMinor = 0, pointsMinor = 0, principalMinor = 0, arePointsBack } = refunded ?? {}
  const names = texts.refundedParts
  const [label, minor] = standingAmount(own, texts)
  return [
    [texts.refunded, money(own.refundedMinor)],
    couponMinor > 0 && [names.coupon, money(couponMinor), 'part'],
    pointsMinor > 0 && [arePointsBack ? names.pointsBack : names.pointsLost, money(pointsMinor), 'part'],
    principalMinor > 0 && [plan ? names.planPrincipal : names.principal, money(principalMinor), 'part'],
    [label, money(minor), 'sum'],
  ]
}

/** The one amount that counts as the agreement stands, with its name. */
export function standingAmount({ status, totalMinor, figures }: OwnAgreement, texts: AgreementTexts): [string, number] {
  if (status === 'refunded') return [figures.plan ? texts.owed : texts.stillPaid, figures.restMinor]
  return [status === 'released' || status === 'expired' ? texts.agreedTotal : texts.total, totalMinor]
}
