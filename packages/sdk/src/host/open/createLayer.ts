import type { BadgeTexts } from '../../i18n/badge/index.ts'
import { openStyles } from './openStyles.ts'

/** What holds the frame: an element of the top layer in the dock's own shadow root. */
export interface Layer {
  root: HTMLElement
  /** Takes the height that the frame's content wants and uncovers it. */
  fit(heightPx: number): void
  /** Says that the frame did not come, with a way out. */
  showBlocked(onClose: () => void): void
}

let sheet: CSSStyleSheet | undefined

export function createLayer({ shadowRoot }: HTMLElement, texts: BadgeTexts): Layer {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(openStyles)
  }
  const root = document.createElement('div')
  const status = document.createElement('div')
  root.className = 'layer'
  root.popover = 'manual'
  root.dataset.phase = 'loading'
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-label', texts.panelTitle)
  status.className = 'status'
  status.setAttribute('role', 'status')
  status.textContent = texts.loading
  root.append(status)
  if (shadowRoot) {
    if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet)
    shadowRoot.append(root)
  }
  return {
    root,
    fit(heightPx) {
      root.dataset.phase = 'ready'
      root.style.blockSize = `${heightPx}px`
    },
    showBlocked(onClose) {
      const close = document.createElement('button')
      close.type = 'button'
      close.dataset.od = 'close'
      close.textContent = texts.close
      close.onclick = onClose
      root.dataset.phase = 'blocked'
      root.style.blockSize = ''
      status.replaceChildren(texts.blocked, close)
      // With the frame its focus went to the body; a viewer who types in the chat meanwhile is left alone.
      if (document.activeElement === document.body) close.focus()
    },
  }
}
