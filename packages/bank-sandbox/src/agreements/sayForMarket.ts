import { policies, textIn } from '@offerdock/sdk/policy'
import type { DisclosureFacts, TextLocale } from './disclosure.ts'

/** What the market wants said of every credit, in the language of the text. */
export const sayForMarket = ({ rules }: DisclosureFacts, locale: TextLocale): string[] =>
  policies[rules.market].warnings.filter(({ when }) => when === 'credit').map(({ texts }) => textIn(texts, locale))
