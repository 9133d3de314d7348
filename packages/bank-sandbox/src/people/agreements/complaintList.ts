import type { FullComplaint } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import { createPageFormats } from '../createPageFormats.ts'
import { pageTexts } from '../texts/index.ts'
import type { PageFacts } from './agreementPages.ts'

/** What the viewer complained of, the newest first, and what the bank wrote back; nothing where there is none. */
export function complaintList({ bank, locale }: PageFacts, complaints: FullComplaint[]) {
  if (complaints.length === 0) return ''
  const texts = pageTexts[locale].agreements.complaints
  const item = ({ clientId, number, status, text, answer, answerBy }: FullComplaint) => {
    const rules = bank.seed.clients.get(clientId)?.rules
    if (!rules) return ''
    const formats = createPageFormats(locale, rules)
    const note = answer
      ? texts.answered(formats.instant(new Date(answer.answeredAt)))
      : texts.answerBy(formats.day(new Date(answerBy), 'UTC'))
    return html`<section data-od="complaint-item" aria-label="${number}">
<div class="top"><bdi><b>${number}</b></bdi> <span class="status">${texts.status[status]}</span></div>
<pre dir="auto">${text}</pre>
<p class="hint">${note}</p>
${answer ? html`<pre dir="auto" data-od="complaint-answer">${answer.text}</pre>` : ''}
</section>`
  }
  return html`<h2>${texts.title}</h2>
${[...complaints].reverse().map(item)}`
}
