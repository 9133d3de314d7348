import { createCarrier } from './createCarrier.ts'
import { holds } from './findStage.ts'

/** Where the layer stands now: `alive` with its frame, `reloaded` without `moveBefore`, `nowhere` if the stage can hold nothing. */
export type Moved = 'alive' | 'reloaded' | 'nowhere'

/** Brings the layer into the stage, or home into the dock where that is inside of the stage, and on top of it. */
export function moveLayer(layer: HTMLElement, dock: HTMLElement, stage: Element | null): Moved {
  const from = layer.getRootNode() as ShadowRoot // the layer lives in shadow roots only
  const isHome = !stage || holds(stage, dock)
  const to = isHome ? dock.shadowRoot : createCarrier(dock, stage)
  if (!to) return 'nowhere'
  const canMove = typeof to.moveBefore === 'function' // without it a move reloads the frame
  const { activeElement } = from
  if (to !== from) {
    if (canMove) to.moveBefore(layer, null)
    else to.append(layer)
    if (from.host !== dock) from.host.remove()
  }
  // The top layer is in order of arrival: whoever came last is above.
  layer.hidePopover?.()
  layer.showPopover?.()
  if (activeElement instanceof HTMLElement && layer.contains(activeElement))
    activeElement.focus({ preventScroll: true })
  return to === from || canMove ? 'alive' : 'reloaded'
}
