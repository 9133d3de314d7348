import type { Persona } from '@offerdock/sdk/contract'
import { html } from 'hono/html'
import type { TextLocale } from '../agreements/disclosure.ts'
import type { BankSeed } from '../start/readSeed.ts'
import { signInTexts } from './signInTexts.ts'

/** A button for each test customer, to be pressed inside a form. */
export const personaButtons = (seed: BankSeed, locale: TextLocale) =>
  [...seed.personas.values()].map((persona) => personaButton(persona, locale))

function personaButton({ personaId, displayName, cardTail, description }: Persona, locale: TextLocale) {
  return html`<button class="persona" name="persona" value="${personaId}" data-od="persona" data-persona="${personaId}">
<i aria-hidden="true">${displayName.slice(0, 1)}</i>
<b>${displayName}<small>${cardTail === null ? signInTexts[locale].noCard : signInTexts[locale].card(cardTail)}</small></b>
<span>${description[locale] ?? ''}</span>
</button>`
}
