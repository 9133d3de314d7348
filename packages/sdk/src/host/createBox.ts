import { badgeStyles } from './badgeStyles.ts'
import { sheetsOf } from './sheetsOf.ts'

const sheetIn = sheetsOf(badgeStyles)

/** The open shadow root with its box; the sheet is a constructed one, so that a page without `unsafe-inline` allows it. */
export function createBox(element: HTMLElement): HTMLElement {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheetIn(element.ownerDocument)]
  const box = document.createElement('div')
  box.className = 'box'
  root.replaceChildren(box)
  return box
}
