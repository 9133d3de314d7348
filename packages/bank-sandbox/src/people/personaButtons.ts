import type { Persona } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import type { BankSeed } from '../start/readSeed.ts'
import { type PageLocale, pageTexts } from './texts/index.ts'

/** A button for each test customer, to be pressed inside a form. */
export const personaButtons = (seed: BankSeed, locale: PageLocale) =>
  [...seed.personas.values()].map((persona) => personaButton(persona, locale))

function personaButton({ personaId, displayName, cardTail, description }: Persona, locale: PageLocale) {
  const { noCard, card } = pageTexts[locale].signIn
  const lang = description[locale] ? locale : 'en'
  return html`<button class="persona" name="persona" value="${personaId}" data-od="persona" data-persona="${personaId}">
<i aria-hidden="true">${displayName.slice(0, 1)}</i>
<b>${displayName}<small>${cardTail === null ? noCard : card(cardTail)}</small></b>
<span lang="${lang}" dir="auto">${description[lang] ?? ''}</span>
</button>`
}
