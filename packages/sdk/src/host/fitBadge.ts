/**
 * Keeps the figures inside of the box. When it is narrow the icons go first, then the note on the odd payment, then all
 * figures for the line without any: never is the annual rate or the total shown alone. Gives the undo.
 */
export function fitBadge(button: HTMLElement, holder: HTMLElement, neutral: HTMLElement[]): () => void {
  const lines = [...holder.children] as HTMLElement[]
  const fits = () =>
    lines.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth) &&
    holder.offsetHeight <= button.clientHeight
  const fit = () => {
    holder.replaceChildren(...lines)
    for (const level of ['all', 'no-icons', 'no-note']) {
      button.dataset.fit = level
      if (fits()) return
    }
    button.dataset.fit = 'all'
    holder.replaceChildren(...neutral)
  }
  fit()
  const observer = new ResizeObserver(fit)
  observer.observe(button)
  return () => observer.disconnect()
}
