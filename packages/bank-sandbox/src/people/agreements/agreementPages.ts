import type { Persona, ViewerAction } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import type { TextLocale } from '../../agreements/disclosure.ts'
import type { Bank } from '../../bank.ts'
import { formatMoney } from '../../money/formatMoney.ts'
import { formatBps } from '../../money/formatRate.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import { bankPage } from '../bankPage.ts'
import { factList } from '../factList.ts'
import { formatDay } from '../formatInstant.ts'
import { personaButtons } from '../personaButtons.ts'
import { isClaimed, type OwnAgreement } from '../viewerAgreements.ts'
import { agreementDetails } from './agreementDetails.ts'
import { agreementStyle } from './agreementStyle.ts'
import { standingAmount } from './agreementTerms.ts'
import { agreementTexts, type ShownStatus } from './agreementTexts.ts'

export interface PageFacts {
  bank: Bank
  locale: TextLocale
  nonce: string
  /** Null before sign-in. */
  viewer: Persona | null
  /** Below `/agreements`, where the page stands. */
  place: string
}

/** A link that stays in the language. */
export const linkTo = (place: string, locale: TextLocale) => `/agreements${place}?lang=${locale}`

type Content = ReturnType<typeof html>

function frame({ bank, locale, nonce, viewer, place }: PageFacts, title: string, content: Content) {
  const texts = agreementTexts[locale]
  const other: TextLocale = locale === 'en' ? 'zh-CN' : 'en'
  const nav = html`<nav>
${place === '' ? '' : html`<a href="${linkTo('', locale)}">${texts.back}</a>`}
<a href="${linkTo(place, other)}" lang="${other}" hreflang="${other}" data-od="language">${texts.otherLanguage}</a>
${viewer ? html`<form method="post" action="${linkTo('/sign-out', locale)}"><button data-od="sign-out">${texts.signOut} · ${viewer.displayName}</button></form>` : ''}
</nav>`
  const isElder = viewer?.prefersElderMode ?? false
  return bankPage({ locale, title, seed: bank.seed, nonce, nav, content, style: agreementStyle, isElder })
}

/** Who looks? In the sandbox a click on a test customer answers that. */
export function agreementSignInPage(facts: PageFacts) {
  const { bank, locale } = facts
  const texts = agreementTexts[locale]
  const content = html`<h1>${texts.title}</h1>
<p class="lead">${texts.signInLead}</p>
<form method="post" action="${linkTo('/sign-in', locale)}">
<input type="hidden" name="place" value="${facts.place}">
<section>${personaButtons(bank.seed, locale)}</section>
</form>`
  return frame(facts, texts.title, content)
}

/** All agreements of the viewer, of whichever shop. */
export function agreementListPage(facts: PageFacts, agreements: OwnAgreement[]) {
  const texts = agreementTexts[facts.locale]
  const content = html`<h1>${texts.title}</h1>
${agreements.length === 0 ? html`<p class="lead">${texts.none}</p>` : html`<ul class="list">${agreements.map((own) => listItem(facts, own))}</ul>`}`
  return frame(facts, texts.title, content)
}

function listItem({ bank, locale }: PageFacts, own: OwnAgreement) {
  const texts = agreementTexts[locale]
  const client = clientOf(bank, own)
  if (!client) return ''
  const { currency, timeZone } = client.rules
  const status = shownStatus(own)
  const { plan } = own.figures
  const [label, minor] = standingAmount(own, texts)
  return html`<li><a href="${linkTo(`/${own.agreementId}`, locale)}" data-od="agreement">
<span class="first"><b>${client.name}</b> <b>${formatMoney(minor, currency)}</b></span>
<span><span>${formatDay(new Date(own.confirmedAt), locale, timeZone)}</span> <span>${label}</span></span>
<span>${plan ? `${texts.periods(plan.periods)} · ${texts.apr[plan.apr.convention]} ${formatBps(plan.apr.bps)}` : texts.inFull}</span>
<span><span>${own.orderRef}</span> <span class="status ${status}">${texts.status[status]}</span></span>
</a></li>`
}

export const shownStatus = (own: OwnAgreement): ShownStatus =>
  own.status === 'refunded' && isClaimed(own) ? 'partlyRefunded' : own.status

/** One agreement whole. */
export function agreementPage(facts: PageFacts, own: OwnAgreement) {
  const texts = agreementTexts[facts.locale]
  const client = clientOf(facts.bank, own)
  return client && frame(facts, texts.title, agreementDetails(facts, own, client))
}

/** Asks once more before anything is done. */
export function agreementActPage(facts: PageFacts, own: OwnAgreement, action: ViewerAction) {
  const { title, text, button } = agreementTexts[facts.locale].act[action]
  const { keep, order, amount } = agreementTexts[facts.locale]
  const client = clientOf(facts.bank, own)
  if (!client) return undefined
  const content = html`<h1>${title}</h1>
<p class="lead">${text}</p>
${factList([
  [order, own.orderRef],
  [amount, formatMoney(own.orderMinor, client.rules.currency)],
])}
<form method="post" class="actions">
<button class="go" data-od="${action}">${button}</button>
<a class="cancel" href="${linkTo(`/${own.agreementId}`, facts.locale)}">${keep}</a>
</form>`
  return frame(facts, title, content)
}

const clientOf = ({ seed }: Bank, { clientId }: OwnAgreement): RegisteredClient | undefined =>
  seed.clients.get(clientId)
