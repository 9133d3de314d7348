import type { OfferRules } from '@offerdock/sdk/contract'
import { html, raw } from 'hono/html'
import type { BankSeed } from '../start/readSeed.ts'
import { bankPage, outcome } from './bankPage.ts'
import { createPageFormats } from './createPageFormats.ts'
import { factList } from './factList.ts'
import { maxWrongCodes } from './judgeCode.ts'
import { personaButtons } from './personaButtons.ts'
import type { SignInView } from './signIns.ts'
import { type PageLocale, pageTexts, toPageLocale } from './texts/index.ts'

interface PageFacts {
  request: SignInView
  seed: BankSeed
  rules: OfferRules
  nonce: string
  /** The panel's own page, where that is what the viewer left for this one. */
  panelUrl: string | undefined
}

/** The page for the state the request is in: the form while it is pending, else what became of it. */
export function signInPage(facts: PageFacts) {
  const { request, seed, nonce } = facts
  const locale = toPageLocale(request.locale)
  const texts = pageTexts[locale].signIn
  const content = request.status === 'pending' ? signInForm(facts, locale) : ending(facts, locale)
  return bankPage({ locale, title: texts.title, seed, nonce, content })
}

function signInForm({ request, seed, rules }: PageFacts, locale: PageLocale) {
  const texts = pageTexts[locale].signIn
  const { money } = createPageFormats(locale, rules)
  const isWrong = request.wrong_codes > 0
  // The first button is the one that Enter presses: disabled, so that nobody is signed in by it.
  return html`<h1>${texts.title}</h1>
<p class="lead">${texts.lead(request.host_origin)}</p>
${factList([
  [texts.order, request.order_ref],
  [texts.amount, money(request.order_minor), 'sum'],
])}
${isWrong ? html`<p class="alert" role="alert" id="wrong">${texts.wrongCode(maxWrongCodes - request.wrong_codes)}</p>` : ''}
<form method="post">
<button disabled hidden></button>
<label for="code">${texts.codeLabel}</label>
<input id="code" name="code" data-od="match-code-input" inputmode="numeric" autocomplete="off" pattern="[0-9]{2}"
  maxlength="2" required autofocus aria-describedby="hint${isWrong ? ' wrong' : ''}"${isWrong ? raw(' aria-invalid="true"') : ''}>
<p class="hint" id="hint">${texts.codeHint}</p>
<section aria-labelledby="personas">
<div><h2 id="personas">${texts.personas}</h2><p class="hint">${texts.personasHint}</p></div>
${personaButtons(seed, locale)}
</section>
<button class="cancel" name="cancel" value="1" formnovalidate>${texts.cancel}</button>
</form>`
}

function ending({ request: { status, wrong_codes }, panelUrl }: PageFacts, locale: PageLocale) {
  const texts = pageTexts[locale].signIn
  const isGuessed = status === 'ended' && wrong_codes >= maxWrongCodes
  const [title, text] = isGuessed ? texts.tooManyCodes : texts[status === 'pending' ? 'ended' : status]
  if (!panelUrl) return outcome(status === 'done', [title, text])
  return html`${outcome(status === 'done', [title, ''])}<a class="go" data-od="resume" href="${panelUrl}">${texts.resume}</a>`
}
