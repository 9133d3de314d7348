import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { BankSeed } from '../start/readSeed.ts'
import { bankStyle } from './bankStyle.ts'
import { nameBank } from './nameBank.ts'
import { type PageLocale, pageTexts } from './texts/index.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface PageFrame {
  locale: PageLocale
  title: string
  seed: BankSeed
  nonce: string
  content: Html
  /** Beside the name of the bank: another language, the way out. */
  nav?: Html | undefined
  /** What this page needs beyond the style of all. */
  style?: string
  /** Larger type. */
  isElder?: boolean
}

/** A page of the bank for people: its name on top, its hotline below, no script. */
export function bankPage({ locale, title, seed, nonce, content, nav, style = '', isElder = false }: PageFrame) {
  const texts = pageTexts[locale].frame
  const bank = nameBank(seed, locale)
  const { hotline } = seed.bank
  return html`<!doctype html>
<html lang="${locale}"${locale === 'ar' ? raw(' dir="rtl"') : ''}${isElder ? raw(' class="elder"') : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${bank.name}</title>
<style nonce="${nonce}">${raw(bankStyle + style)}</style>
</head>
<body>
<div class="sheet">
<header>${bankMark}<span lang="${bank.lang}" dir="auto">${bank.name}</span><span class="tag">${texts.sandbox}</span></header>
${nav ?? ''}
<main>
${content}
</main>
<footer>${texts.hotline} <a href="tel:${hotline}" dir="ltr">${hotline}</a></footer>
</div>
</body>
</html>`
}

const svg = (path: string, width: number) =>
  raw(
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`,
  )

const bankMark = svg('<path d="M3 10 12 4l9 6M5 10v8M10 10v8M14 10v8M19 10v8M3 20h18"/>', 1.75)
const doneMark = svg('<circle cx="12" cy="12" r="9.25"/><path d="m8 12.5 2.75 2.75L16 9.5"/>', 1.5)
const endMark = svg('<circle cx="12" cy="12" r="9.25"/><path d="M12 7.5v5M12 16v.25"/>', 1.5)

/** What became of something, as the whole content of a page. */
export const outcome = (
  isDone: boolean,
  [title, text]: readonly [string, string],
) => html`<div class="end${isDone ? ' done' : ''}">
${isDone ? doneMark : endMark}
<h1>${title}</h1>
<p>${text}</p>
</div>`
