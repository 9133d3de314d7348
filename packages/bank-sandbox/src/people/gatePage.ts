import { html, raw } from 'hono/html'
import type { BankSeed, RegisteredClient } from '../start/readSeed.ts'
import { bankPage, outcome } from './bankPage.ts'
import { createPageFormats } from './createPageFormats.ts'
import { factList } from './factList.ts'
import type { Gate, GateView } from './gates.ts'
import { maxWrongCodes } from './judgeCode.ts'
import { type PageLocale, pageTexts, toPageLocale } from './texts/index.ts'

interface PageFacts {
  kind: Gate['status']
  request: GateView
  client: RegisteredClient
  seed: BankSeed
  nonce: string
}

/** The page of a step-up or a cooling-off: what was asked for and what may be done, or what became of it. */
export function gatePage(facts: PageFacts) {
  const { kind, request, seed, nonce } = facts
  const locale = toPageLocale(request.locale)
  const texts = pageTexts[locale].gate
  const title = kind === 'step_up' ? texts.stepUp : texts.coolingOff
  return bankPage({ locale, title, seed, nonce, content: contentOf(facts, locale) })
}

function contentOf(facts: PageFacts, locale: PageLocale) {
  const { kind, request } = facts
  const { stepUpEnds, coolingOffEnds } = pageTexts[locale].gate
  const { status } = request
  if (status === 'pending') return kind === 'step_up' ? stepUpForm(facts, locale) : coolingOffForm(facts, locale)
  // A cooling-off does not expire: its end is `done`.
  const end = kind === 'step_up' ? stepUpEnds[status] : coolingOffEnds[status === 'ended' ? 'ended' : 'done']
  return outcome(status === 'done', end)
}

function stepUpForm(facts: PageFacts, locale: PageLocale) {
  const texts = pageTexts[locale].gate
  const { request, client } = facts
  const isWrong = request.wrong_codes > 0
  return html`<h1>${texts.stepUp}</h1>
<p class="lead">${texts.stepUpLead(request.host_origin ?? client.name)}</p>
${purchase(facts, locale)}
${isWrong ? html`<p class="alert" role="alert" id="wrong">${texts.wrongCode(maxWrongCodes - request.wrong_codes)}</p>` : ''}
<form method="post">
<label for="code">${texts.codeLabel}</label>
<input id="code" name="code" data-od="match-code-input" inputmode="numeric" autocomplete="off" pattern="[0-9]{2}"
  maxlength="2" required autofocus aria-describedby="hint${isWrong ? ' wrong' : ''}"${isWrong ? raw(' aria-invalid="true"') : ''}>
<p class="hint" id="hint">${texts.codeHint}</p>
<div class="actions">
<button class="go" data-od="step-up">${texts.yes}</button>
<button class="cancel" name="cancel" value="1" formnovalidate>${texts.cancel}</button>
</div>
</form>`
}

function coolingOffForm(facts: PageFacts, locale: PageLocale) {
  const texts = pageTexts[locale].gate
  const { request, client } = facts
  const until = createPageFormats(locale, client.rules).instant(nextMinute(request.ends_at))
  return html`<h1>${texts.coolingOff}</h1>
<p class="lead">${texts.coolingOffLead(request.host_origin ?? client.name)}</p>
${purchase(facts, locale, until)}
<p class="hint">${texts.coolingOffNote}</p>
<form method="post" class="actions">
<button class="other" name="cancel" value="1" data-od="call-off">${texts.callOff}</button>
</form>`
}

function purchase({ request, client }: PageFacts, locale: PageLocale, until?: string) {
  const texts = pageTexts[locale].gate
  const { money, rate } = createPageFormats(locale, client.rules)
  const { plan, coupon_minor, points_minor } = request
  return factList([
    [texts.order, request.order_ref],
    [texts.plan, plan ? texts.periods(plan.periods) : texts.inFull],
    plan !== null && [pageTexts[locale].agreements.apr[plan.apr.convention], rate(plan.apr.bps)],
    [texts.amount, money(request.order_minor)],
    coupon_minor > 0 && [texts.coupon, `−${money(coupon_minor)}`],
    points_minor > 0 && [texts.points, `−${money(points_minor)}`],
    plan !== null && [texts.interest, money(plan.interestMinor)],
    [texts.total, money(request.total_minor), 'sum'],
    until !== undefined && [texts.until, until],
  ])
}

/** Up, so that nobody comes back a minute too early. */
const nextMinute = (instant: Date) => new Date(Math.ceil(instant.getTime() / 60_000) * 60_000)
