import type { PanelTexts } from '../i18n/panel/index.ts'

/** The texts as elder mode says them. */
export const inPlainWords = ({ plain, ...texts }: PanelTexts): PanelTexts => ({
  ...texts,
  plain,
  offers: { ...texts.offers, ...plain.offers },
  terms: { ...texts.terms, ...plain.terms },
  review: { ...texts.review, ...plain.review },
})
