import type { OpenTexts } from '../../i18n/badge/openTexts.ts'
import { keepPress } from '../keepPress.ts'
import { openStyles } from './openStyles.ts'

/** What holds the frame: an element of the top layer, at home in the dock's own shadow root. */
export interface Layer {
  root: HTMLElement
  /** What a sheet is pulled by. */
  handle: HTMLElement
  /** What its content wants with what we put around it, in px; null until the panel has said. */
  readonly contentPx: number | null
  /** Takes the height that the frame's content wants and uncovers it. */
  fit(heightPx: number): void
  /** A link beside the frame to the same panel as a page of its own. */
  showWay(href: string): void
  /** Says that the frame did not come, with the ways out; gives the first of them. */
  showBlocked(href: string | null, onClose: () => void): HTMLElement
  /** As at the start: the frame is on its way. */
  showLoading(): void
}

/** Room for one sentence and two ways out. */
const blockedPx = 248

let sheet: CSSStyleSheet | undefined

export function createLayer({ shadowRoot }: HTMLElement, texts: OpenTexts): Layer {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(openStyles)
  }
  const root = element('div', 'layer')
  const handle = element('div', 'handle')
  const status = element('div', 'status')
  let framePx: number | null = null
  root.popover = 'manual'
  root.dataset.warm = ''
  root.role = 'dialog'
  root.ariaLabel = texts.panelTitle
  root.onkeydown = keepPress
  status.role = 'status'
  handle.dataset.od = 'sheet-handle'
  handle.role = 'slider'
  handle.tabIndex = 0
  handle.ariaLabel = texts.sheetHeight
  handle.ariaOrientation = 'vertical'
  root.append(handle, status)
  if (shadowRoot) {
    if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet)
    shadowRoot.append(root)
  }

  /** A plain link, so that the viewer's own click leaves the page and no script does. */
  const linkTo = (href: string) => {
    const link = element('a', 'way', texts.fullPage)
    link.dataset.od = 'full-page'
    link.href = href
    link.referrerPolicy = 'no-referrer'
    // In this tab, where the bank's page finds the session of the last time again; a framed page would take it inside.
    if (window !== top) link.target = '_blank'
    return link
  }
  const showLoading = () => {
    root.dataset.phase = 'loading'
    status.textContent = texts.loading
    framePx = null
  }
  showLoading()
  return {
    root,
    handle,
    showLoading,
    get contentPx() {
      if (root.dataset.phase === 'blocked') return blockedPx
      return framePx === null ? null : framePx + root.offsetHeight - (root.querySelector('iframe')?.offsetHeight ?? 0)
    },
    fit(heightPx) {
      root.dataset.phase = 'ready'
      framePx = heightPx
    },
    showWay(href) {
      root.dataset.way = ''
      root.querySelector('.way')?.remove()
      root.append(linkTo(href))
    },
    showBlocked(href, onClose) {
      const close = element('button', '', texts.close)
      const ways = href ? [linkTo(href), close] : [close]
      close.type = 'button'
      close.dataset.od = 'close'
      close.onclick = onClose
      root.querySelector('.way')?.remove()
      delete root.dataset.way
      root.dataset.phase = 'blocked'
      framePx = null
      status.replaceChildren(element('p', '', texts.blocked), ...ways)
      return ways[0] ?? close
    },
  }
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = '') {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
