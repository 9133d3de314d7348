import { type BadgeView, renderBadge } from './renderBadge.ts'

export interface Painter {
  /** Draws what differs from what stands there: a press, the focus and a running impression survive other changes. */
  draw(view: BadgeView): void
  clear(): void
}

/** Keeps one badge in a dock's box; `open` runs on a click, and is told whether the browser vouches for it. */
export function createPainter(box: HTMLElement, open: (isTrusted: boolean) => void): Painter {
  let drawn = ''
  let stop = () => {}
  return {
    draw(view) {
      const key = JSON.stringify([view.badge, box.lang, view.catalog.currency])
      if (key === drawn) return
      drawn = key
      stop()
      stop = renderBadge(box, view, open)
    },
    clear() {
      drawn = ''
      stop()
      box.replaceChildren()
    },
  }
}
