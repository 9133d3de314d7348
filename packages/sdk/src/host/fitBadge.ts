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
export function fitBadge(button: HTMLElement, holder: HTMLElement, forms: [BadgeForm, ...BadgeForm[]]): () => void {
  const fits = ({ lines }: BadgeForm) =>
    lines.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth) &&
    holder.offsetHeight <= button.clientHeight
  const show = ({ fit, lines }: BadgeForm) => {
    button.dataset.fit = fit
    if (holder.firstChild !== lines[0]) holder.replaceChildren(...lines)
  }
  const keepFit = () => {
    for (const form of forms) {
      show(form)
      if (fits(form)) return
    }
  }
  show(forms[0])
  // Its first call comes after the frame's own layout and before its paint; measuring now would force a layout of its own.
  const observer = new ResizeObserver(keepFit)
  observer.observe(button)
  return () => observer.disconnect()
}
