import type { BadgeTexts } from '../i18n/badge/index.ts'
import type { Badge } from './decideBadge.ts'
import { type BadgeForm, fitBadge } from './fitBadge.ts'
import { formatMoney, formatRate } from './money.ts'
import type { BadgeCatalog } from './readCatalog.ts'

export interface BadgeView {
  badge: Badge
  catalog: BadgeCatalog
  texts: BadgeTexts
}

/**
 * Draws a badge into the dock's box in one step; gives the undo of what watches it. `open` runs on a click, and is told
 * whether the browser vouches that it was the viewer's.
 */
export function renderBadge(
  box: HTMLElement,
  { badge, catalog, texts }: BadgeView,
  open: (isTrusted: boolean) => void,
): () => void {
  const money = (minor: number) => formatMoney(minor, catalog.currency)
  if (badge.kind === 'nothing') {
    const { minimumMinor } = badge
    box.replaceChildren(
      ...(minimumMinor === undefined
        ? []
        : [badgeOf(element('div', 'badge hint', texts.belowMinimum(money(minimumMinor))))]),
    )
    return () => {}
  }
  const short = [line(badge.kind === 'blocked' ? texts.retry : texts.neutral)]
  const shortForms: [BadgeForm, BadgeForm] = [
    { lines: short, fit: 'all' },
    { lines: short, fit: 'no-icons' },
  ]
  const holder = element('span', 'lines')
  const button = element('button', 'badge', element('span', 'mark'), holder, element('span', 'more'))
  button.type = 'button'
  button.dataset.od = 'badge-open'
  button.onclick = ({ isTrusted }) => open(isTrusted)
  box.replaceChildren(badgeOf(button))
  if (badge.kind !== 'figures') return fitBadge(button, holder, shortForms)
  const lines = figures(badge, money, catalog, texts)
  return fitBadge(button, holder, [
    { lines, fit: 'all' },
    { lines, fit: 'no-icons' },
    { lines, fit: 'no-note' },
    ...shortForms,
  ])
}

/** The annual rate and the total come first in reading order and are never shown without each other. */
function figures(
  { periods, regularMinor, odd, totalMinor, apr, isIndicative }: Extract<Badge, { kind: 'figures' }>,
  money: (minor: number) => string,
  { currency }: BadgeCatalog,
  texts: BadgeTexts,
): HTMLElement[] {
  const rate = element('b', '', `${texts.apr[apr.convention]} ${formatRate(apr.bps, currency)}`)
  const plan = element('b', '', texts.installments(periods, money(regularMinor)))
  const note = odd ? [element('span', 'odd', ` ${texts.oddPayment(odd.which, money(odd.minor))}`)] : []
  const mark = isIndicative ? ` · ${texts.indicative}` : ''
  return [line(rate, ` · ${texts.total(money(totalMinor))}${mark}`), line(plan, ...note)]
}

const line = (...content: (Node | string)[]) => element('span', 'line', ...content)

function badgeOf(content: HTMLElement) {
  const root = element('div', 'fill', content)
  root.dataset.od = 'badge'
  return root
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, ...content: (Node | string)[]) {
  const made = document.createElement(name)
  made.className = className
  made.append(...content)
  return made
}
