/** What a badge may show, the fullest first: its lines, and what of them or beside them is left out. */
export interface BadgeForm {
  lines: HTMLElement[]
  /** `no-icons` leaves out the icons, `no-note` the icons and the note on the odd payment. */
  fit: 'all' | 'no-icons' | 'no-note'
}

/**
 * Keeps the fullest form that fits into the box; the last one stands where none does. All figures of a form go
 * together: never is the annual rate or the total shown alone. Gives the undo.
 */
export function fitBadge(button: HTMLElement, holder: HTMLElement, forms: BadgeForm[]): () => void {
  const fits = ({ lines }: BadgeForm) =>
    lines.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth) &&
    holder.offsetHeight <= button.clientHeight
  const fit = () => {
    for (const form of forms) {
      button.dataset.fit = form.fit
      if (holder.firstChild !== form.lines[0]) holder.replaceChildren(...form.lines)
      if (fits(form)) return
    }
  }
  fit()
  const observer = new ResizeObserver(fit)
  observer.observe(button)
  return () => observer.disconnect()
}
