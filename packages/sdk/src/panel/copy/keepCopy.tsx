import { render } from 'preact'
import { loadAsideTexts } from '../../i18n/panel/aside/index.ts'
import { directionOf } from '../../i18n/panel/index.ts'
import type { KeepCopyProps } from '../confirm/KeepCopy.tsx'
import { saveFile } from '../saveFile.ts'
import { CopySheet } from './CopySheet.tsx'
import { copyStyle } from './copyStyle.ts'

let removeLast = () => {}

/** Prints the sheet in place of the panel. */
export async function printCopy(props: KeepCopyProps) {
  const sheet = await drawSheet(props)
  removeLast()
  // A paper has no dark theme, and the panel's own style no place on it.
  const style = new CSSStyleSheet()
  style.replaceSync(`@media screen{.sheet{display:none}}@media print{#panel{display:none}${copyStyle}}`)
  removeLast = () => {
    sheet.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style)
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
  document.body.append(sheet)
  // Where printing is not allowed, nothing comes after it.
  for (const type of ['afterprint', 'pointerdown', 'keydown']) addEventListener(type, removeLast, { once: true })
  print()
}

/** Saves the sheet as a page that needs nothing else to be read. */
export async function saveCopy(props: KeepCopyProps) {
  const { papers, locale } = props
  const sheet = await drawSheet(props)
  const title = sheet.querySelector('h1')?.outerHTML.replace(/<\/?h1>/g, '')
  const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${copyStyle}</style></head>
<body>${sheet.outerHTML}</body>
</html>
`
  const name = papers.confirmed?.agreement.agreementId ?? papers.quote.quoteId
  saveFile(`${name}.html`, 'text/html', html)
}

async function drawSheet({ papers, locale, texts, formats }: KeepCopyProps): Promise<HTMLElement> {
  const words = await loadAsideTexts(locale)
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  render(<CopySheet {...{ papers, words, texts, formats }} />, sheet)
  // The names are for the panel that is still there.
  for (const named of sheet.querySelectorAll('[data-od]')) named.removeAttribute('data-od')
  return sheet
}
