import { autoUpdate, computePosition, flip, offset, type Placement, shift } from '@floating-ui/dom'

const narrow = '(max-width: 479px)'
const gapPx = 8

export type Layout = 'sheet' | 'popover'

export const currentLayout = (): Layout => (matchMedia(narrow).matches ? 'sheet' : 'popover')

/** Keeps the layer beside its anchor, or at the bottom of a narrow screen, while it is open. Gives the undo. */
export function keepPlaced(anchor: HTMLElement, layer: HTMLElement, placement: Placement): () => void {
  const query = matchMedia(narrow)
  let stop = () => {}
  const place = () => {
    stop()
    layer.dataset.layout = currentLayout()
    stop = query.matches ? () => {} : autoUpdate(anchor, layer, () => move(anchor, layer, placement))
  }
  place()
  query.addEventListener('change', place)
  return () => {
    stop()
    query.removeEventListener('change', place)
  }
}

async function move(anchor: HTMLElement, layer: HTMLElement, placement: Placement) {
  const { x, y } = await computePosition(anchor, layer, {
    strategy: 'fixed',
    placement,
    middleware: [offset(gapPx), flip({ padding: gapPx }), shift({ padding: gapPx, crossAxis: true })],
  })
  layer.style.left = `${Math.round(x)}px`
  layer.style.top = `${Math.round(y)}px`
}

const placements = ['top', 'right', 'bottom', 'left'].flatMap((side) => [side, `${side}-start`, `${side}-end`])

/** The element's wish, or below the badge at its end. */
export function readPlacement(value: string | null): Placement {
  return (placements.includes(value ?? '') ? value : 'bottom-end') as Placement // one of the twelve names above
}
