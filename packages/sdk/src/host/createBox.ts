import { badgeStyles } from './badgeStyles.ts'

let sheet: CSSStyleSheet | undefined

/** The open shadow root with its box; the sheet is constructed once, so that a page without `unsafe-inline` allows it. */
export function createBox(element: HTMLElement): HTMLElement {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(badgeStyles)
  }
  root.adoptedStyleSheets = [sheet]
  const box = document.createElement('div')
  box.className = 'box'
  root.replaceChildren(box)
  return box
}
