import type { CurrencyPattern, Persona } from '@offerdock/sdk/contract'
import { html, raw } from 'hono/html'
import { type TextLocale, toTextLocale } from '../agreements/disclosure.ts'
import { formatMoney } from '../money/formatMoney.ts'
import type { BankSeed } from '../start/readSeed.ts'
import { maxWrongCodes } from './judgeCode.ts'
import { signInStyle } from './signInStyle.ts'
import type { SignInView } from './signIns.ts'
import { signInTexts } from './signInTexts.ts'

interface PageFacts {
  request: SignInView
  seed: BankSeed
  currency: CurrencyPattern
  nonce: string
}

/** The page for the state the request is in: the form while it is pending, else what became of it. */
export function signInPage(facts: PageFacts) {
  const { request, seed, nonce } = facts
  const locale = toTextLocale(request.locale)
  const texts = signInTexts[locale]
  const bankName = seed.bank.legalName[locale] ?? ''
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts.title} · ${bankName}</title>
<style nonce="${nonce}">${raw(signInStyle)}</style>
</head>
<body>
<main>
<header>${bankMark}<span>${bankName}</span><span class="tag">${texts.sandbox}</span></header>
${request.status === 'pending' ? signInForm(facts, locale) : outcome(request, locale)}
<footer>${texts.hotline} ${seed.bank.hotline}</footer>
</main>
</body>
</html>`
}

function signInForm({ request, seed, currency }: PageFacts, locale: TextLocale) {
  const texts = signInTexts[locale]
  const isWrong = request.wrong_codes > 0
  // The first button is the one that Enter presses: disabled, so that nobody is signed in by it.
  return html`<h1>${texts.title}</h1>
<p class="lead">${texts.lead(request.host_origin)}</p>
<dl>
<dt>${texts.order}</dt><dd>${request.order_ref}</dd>
<dt>${texts.amount}</dt><dd class="amount">${formatMoney(request.order_minor, currency)}</dd>
</dl>
${isWrong ? html`<p class="alert" role="alert" id="wrong">${texts.wrongCode(request.wrong_codes)}</p>` : ''}
<form method="post">
<button disabled hidden></button>
<label for="code">${texts.codeLabel}</label>
<input id="code" name="code" data-od="match-code-input" inputmode="numeric" autocomplete="off" pattern="[0-9]{2}"
  maxlength="2" required autofocus aria-describedby="hint${isWrong ? ' wrong' : ''}"${isWrong ? raw(' aria-invalid="true"') : ''}>
<p class="hint" id="hint">${texts.codeHint}</p>
<section aria-labelledby="personas">
<div><h2 id="personas">${texts.personas}</h2><p class="hint">${texts.personasHint}</p></div>
${[...seed.personas.values()].map((persona) => personaButton(persona, locale))}
</section>
<button class="cancel" name="cancel" value="1" formnovalidate>${texts.cancel}</button>
</form>`
}

function personaButton({ personaId, displayName, cardTail, description }: Persona, locale: TextLocale) {
  return html`<button class="persona" name="persona" value="${personaId}" data-od="persona" data-persona="${personaId}">
<i aria-hidden="true">${displayName.slice(0, 1)}</i>
<b>${displayName}<small>${signInTexts[locale].card(cardTail)}</small></b>
<span>${description[locale] ?? ''}</span>
</button>`
}

function outcome({ status, wrong_codes }: SignInView, locale: TextLocale) {
  const texts = signInTexts[locale]
  const isGuessed = status === 'ended' && wrong_codes >= maxWrongCodes
  const [title, text] = isGuessed ? texts.tooManyCodes : texts[status === 'pending' ? 'ended' : status]
  return html`<div class="end ${status}">
${status === 'done' ? doneMark : endMark}
<h1>${title}</h1>
<p>${text}</p>
</div>`
}

const bankMark = raw(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M3 10 12 4l9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18"/></svg>',
)
const doneMark = raw(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="9.25"/><path d="m8 12.5 2.75 2.75L16 9.5"/></svg>',
)
const endMark = raw(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="9.25"/><path d="M12 7.5v5M12 16v.25"/></svg>',
)
