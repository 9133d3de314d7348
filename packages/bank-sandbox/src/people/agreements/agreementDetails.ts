import type { FullComplaint, Installment } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import { toTextLocale } from '../../agreements/disclosure.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import { createPageFormats } from '../createPageFormats.ts'
import { pageTexts } from '../texts/index.ts'
import type { OwnAgreement } from '../viewerAgreements.ts'
import { linkTo, type PageFacts, shownStatus } from './agreementPages.ts'
import { agreementTerms } from './agreementTerms.ts'
import { complaintList } from './complaintList.ts'

interface Shown {
  own: OwnAgreement
  client: RegisteredClient
  /** About this agreement. */
  complaints: FullComplaint[]
}

/** What was agreed, what is due when, what was read, the proof of it, and what may be done. */
export function agreementDetails(facts: PageFacts, { own, client, complaints }: Shown) {
  const { bank, locale } = facts
  const texts = pageTexts[locale].agreements
  const { hotline } = bank.seed.bank
  const status = shownStatus(own)
  return html`<div class="top"><h1>${client.name}</h1> <span class="status ${status}" data-od="status">${texts.status[status]}</span></div>
<p class="lead">${texts.statusNote[status]}</p>
${agreementTerms(locale, own, client)}
${acts(facts, own, client)}
${own.schedule.length === 0 ? '' : schedule(facts, own, client)}
<h2>${texts.disclosure}</h2>
<pre data-od="disclosure" lang="${toTextLocale(own.locale ?? client.rules.locale)}" dir="auto">${own.disclosure}</pre>
<p class="hint">${texts.disclosureHash}: <code>${own.disclosureHash}</code></p>
<h2>${texts.receipt}</h2>
<p class="hint">${texts.receiptNote}</p>
<pre class="receipt" tabindex="0" role="region" aria-label="${texts.receipt}"><code data-od="receipt">${own.receipt}</code></pre>
${complaintList(facts, complaints)}
<h2>${texts.help}</h2>
<p>${texts.helpText(hotline)}</p>
<p class="acts"><a href="tel:${hotline}" data-od="complaint">${texts.complain}</a></p>
<p class="hint print">${texts.printHint}</p>`
}

function acts({ locale }: PageFacts, own: OwnAgreement, client: RegisteredClient) {
  const texts = pageTexts[locale].agreements
  const formats = createPageFormats(locale, client.rules)
  const instant = (text: string) => formats.instant(new Date(text))
  const note = own.withdrawalRequestedAt
    ? texts.withdrawalRequested(instant(own.withdrawalRequestedAt))
    : own.actions.includes('withdraw') && texts.withdrawBefore(instant(own.withdrawBefore))
  return html`${note ? html`<p class="${own.withdrawalRequestedAt ? 'note' : 'hint'}">${note}</p>` : ''}
${own.actions.map(
  (action) =>
    html`<p class="acts"><a href="${linkTo(`/${own.agreementId}/${action}`, locale)}" data-od="${action}-link">${texts.act[action].link}</a></p>`,
)}`
}

function schedule({ locale }: PageFacts, own: OwnAgreement, client: RegisteredClient) {
  const texts = pageTexts[locale].agreements
  const { money, day } = createPageFormats(locale, client.rules)
  const parts = ['principalMinor', 'interestMinor', 'totalMinor'] as const
  const sum = (key: (typeof parts)[number]) => own.schedule.reduce((minor, payment) => minor + payment[key], 0)
  const row = ({ n, dueOn, ...payment }: Installment) =>
    html`<tr><th scope="row">${n}</th><td>${day(new Date(dueOn), 'UTC')}</td>${parts.map((key) => html`<td>${money(payment[key])}</td>`)}</tr>`
  return html`<div class="wide" tabindex="0" role="region" aria-label="${texts.schedule}">
<table data-od="schedule">
<caption>${texts.schedule}</caption>
<thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${own.schedule.map(row)}</tbody>
<tfoot><tr><th scope="row" colspan="2">${texts.sum}</th>${parts.map((key) => html`<td>${money(sum(key))}</td>`)}</tr></tfoot>
</table>
</div>`
}
