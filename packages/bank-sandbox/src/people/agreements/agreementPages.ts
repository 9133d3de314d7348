import type { FullComplaint, Persona, ViewerAction } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import type { Bank } from '../../bank.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import { bankPage } from '../bankPage.ts'
import { createPageFormats } from '../createPageFormats.ts'
import { factList } from '../factList.ts'
import { personaButtons } from '../personaButtons.ts'
import { type PageLocale, pageLanguages, pageTexts, type ShownStatus } from '../texts/index.ts'
import { isClaimed, type OwnAgreement } from '../viewerAgreements.ts'
import { agreementDetails } from './agreementDetails.ts'
import { agreementStyle } from './agreementStyle.ts'
import { standingAmount } from './agreementTerms.ts'
import { complaintList } from './complaintList.ts'

export interface PageFacts {
  bank: Bank
  locale: PageLocale
  nonce: string
  /** Null before sign-in. */
  viewer: Persona | null
  /** Below `/agreements`, where the page stands. */
  place: string
}

/** A link that stays in the language. */
export const linkTo = (place: string, locale: string) => `/agreements${place}?lang=${locale}`

type Content = ReturnType<typeof html>

function frame({ bank, locale, nonce, viewer, place }: PageFacts, title: string, content: Content) {
  const texts = pageTexts[locale].agreements
  const others = Object.entries(pageLanguages).filter(([tag]) => tag !== locale)
  const nav = html`<nav>
${place === '' ? '' : html`<a href="${linkTo('', locale)}">${texts.back}</a>`}
<details data-od="language">
<summary>${pageTexts[locale].frame.language}: ${pageLanguages[locale]}</summary>
${others.map(([tag, name]) => html`<a href="${linkTo(place, tag)}" lang="${tag}" hreflang="${tag}">${name}</a> `)}
</details>
${viewer ? html`<form method="post" action="${linkTo('/sign-out', locale)}"><button data-od="sign-out">${texts.signOut} · ${viewer.displayName}</button></form>` : ''}
</nav>`
  const isElder = viewer?.prefersElderMode ?? false
  return bankPage({ locale, title, seed: bank.seed, nonce, nav, content, style: agreementStyle, isElder })
}

/** Who looks? In the sandbox a click on a test customer answers that. */
export function agreementSignInPage(facts: PageFacts) {
  const { bank, locale } = facts
  const texts = pageTexts[locale].agreements
  const content = html`<h1>${texts.title}</h1>
<p class="lead">${texts.signInLead}</p>
<form method="post" action="${linkTo('/sign-in', locale)}">
<input type="hidden" name="place" value="${facts.place}">
<section>${personaButtons(bank.seed, locale)}</section>
</form>`
  return frame(facts, texts.title, content)
}

/** All agreements of the viewer, of whichever shop. */
export function agreementListPage(facts: PageFacts, agreements: OwnAgreement[], complaints: FullComplaint[]) {
  const texts = pageTexts[facts.locale].agreements
  const content = html`<h1>${texts.title}</h1>
${agreements.length === 0 ? html`<p class="lead">${texts.none}</p>` : html`<ul class="list">${agreements.map((own) => listItem(facts, own))}</ul>`}
${complaintList(facts, complaints)}`
  return frame(facts, texts.title, content)
}

function listItem({ bank, locale }: PageFacts, own: OwnAgreement) {
  const texts = pageTexts[locale].agreements
  const client = clientOf(bank, own)
  if (!client) return ''
  const { money, rate, day } = createPageFormats(locale, client.rules)
  const status = shownStatus(own)
  const { plan } = own.figures
  const [label, minor] = standingAmount(own, texts)
  return html`<li><a href="${linkTo(`/${own.agreementId}`, locale)}" data-od="agreement">
<span class="first"><b>${client.name}</b> <b>${money(minor)}</b></span>
<span><span>${day(new Date(own.confirmedAt))}</span> <span>${label}</span></span>
<span>${plan ? `${texts.periods(plan.periods)} · ${texts.apr[plan.apr.convention]} ${rate(plan.apr.bps)}` : texts.inFull}</span>
<span><span>${own.orderRef}</span> <span class="status ${status}">${texts.status[status]}</span></span>
</a></li>`
}

export const shownStatus = (own: OwnAgreement): ShownStatus =>
  own.status === 'refunded' && isClaimed(own) ? 'partlyRefunded' : own.status

/** One agreement whole. */
export function agreementPage(facts: PageFacts, own: OwnAgreement, complaints: FullComplaint[]) {
  const texts = pageTexts[facts.locale].agreements
  const client = clientOf(facts.bank, own)
  const about = complaints.filter(({ agreementId }) => agreementId === own.agreementId)
  return client && frame(facts, texts.title, agreementDetails(facts, { own, client, complaints: about }))
}

/** Asks once more before anything is done. */
export function agreementActPage(facts: PageFacts, own: OwnAgreement, action: ViewerAction) {
  const { title, text, button } = pageTexts[facts.locale].agreements.act[action]
  const { keep, order, amount } = pageTexts[facts.locale].agreements
  const client = clientOf(facts.bank, own)
  if (!client) return undefined
  const content = html`<h1>${title}</h1>
<p class="lead">${text}</p>
${factList([
  [order, own.orderRef],
  [amount, createPageFormats(facts.locale, client.rules).money(own.orderMinor)],
])}
<form method="post" class="actions">
<button class="go" data-od="${action}">${button}</button>
<a class="cancel" href="${linkTo(`/${own.agreementId}`, facts.locale)}">${keep}</a>
</form>`
  return frame(facts, title, content)
}

const clientOf = ({ seed }: Bank, { clientId }: OwnAgreement): RegisteredClient | undefined =>
  seed.clients.get(clientId)
