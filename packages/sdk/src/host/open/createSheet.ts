import { nextHeight, restingHeight, snapHeights } from './snapHeights.ts'

/** How high the layer is while it is a sheet: as its content wants, until the viewer pulls it. */
export interface Sheet {
  /** The height for now, in px. `limitPx` holds back the sheet that nobody has pulled, `screenPx` is what there is for it. */
  heightPx(contentPx: number, limitPx: number, screenPx: number): number
  /** As if nobody had pulled it. */
  reset(): void
}

/** Fewer px than this between press and release is a tap. */
const tapPx = 4

/**
 * Lets the viewer size the sheet by its handle: pulled with a pointer, tapped to the next height, or with the arrows,
 * Home and End; pulled far down it closes. For assistive technology the handle is a slider.
 */
export function createSheet(layer: HTMLElement, handle: HTMLElement, onClose: () => void): Sheet {
  let chosenPx: number | null = null
  let snapsPx: number[] = []
  const now = () => layer.offsetHeight
  const lowest = () => snapsPx[0] ?? 0
  const highest = () => snapsPx.at(-1) ?? 0

  handle.onpointerdown = (down) => {
    const fromPx = now()
    chosenPx = fromPx
    handle.setPointerCapture(down.pointerId)
    layer.dataset.pulled = ''
    handle.onpointermove = ({ clientY }) => {
      chosenPx = Math.max(0, Math.min(fromPx + down.clientY - clientY, highest()))
    }
    handle.onlostpointercapture = () => {
      delete layer.dataset.pulled
      handle.onpointermove = null
      handle.onlostpointercapture = null
      const heightPx = chosenPx ?? fromPx // nobody forgets it meanwhile but a panel that has closed
      if (Math.abs(heightPx - fromPx) < tapPx) {
        chosenPx = fromPx < highest() ? nextHeight(fromPx, snapsPx, 'up') : lowest()
        return
      }
      chosenPx = restingHeight(heightPx, snapsPx)
      if (chosenPx === null) onClose()
    }
  }
  const heightAfter = (key: string): number | null => {
    const heightPx = chosenPx ?? now()
    if (key === 'ArrowUp') return nextHeight(heightPx, snapsPx, 'up')
    if (key === 'ArrowDown') return nextHeight(heightPx, snapsPx, 'down')
    if (key === 'Home') return lowest()
    return key === 'End' ? highest() : null
  }
  handle.onkeydown = (event) => {
    const heightPx = heightAfter(event.key)
    if (heightPx === null) return
    event.preventDefault()
    event.stopPropagation() // a player around it would seek
    chosenPx = heightPx
  }

  return {
    heightPx(contentPx, limitPx, screenPx) {
      snapsPx = snapHeights(contentPx, screenPx)
      const naturalPx = Math.min(contentPx, highest(), limitPx)
      const heightPx = Math.round(Math.min(chosenPx ?? naturalPx, highest()))
      // Only a height that the viewer chose is gone to softly: a sheet that grows under a finger has its press miss.
      layer.toggleAttribute('data-chosen', chosenPx !== null)
      handle.ariaValueNow = `${Math.round((100 * heightPx) / innerHeight)}`
      return heightPx
    },
    reset() {
      chosenPx = null
    },
  }
}
