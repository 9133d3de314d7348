import { choosePlace, type Rect, readPlacement } from './choosePlace.ts'
import type { Layer } from './createLayer.ts'
import type { Sheet } from './createSheet.ts'
import { findStage } from './findStage.ts'
import { type Moved, moveLayer } from './moveLayer.ts'

export type Layout = 'sheet' | 'popover'

const narrow = '(max-width: 479px)'
const marginPx = 8
/** Until the panel has said what it wants. */
const firstPx = 480

export const currentLayout = (): Layout => (matchMedia(narrow).matches ? 'sheet' : 'popover')

interface Parts {
  dock: HTMLElement
  layer: Layer
  sheet: Sheet
  onLayout(): void
  onMoved(moved: Exclude<Moved, 'alive'>): void
  /** The dock is not drawn any more. */
  onGone(): void
  /** The stage that the layer stood in was taken off the page, and the layer with it. */
  onTorn(): void
}

/**
 * Keeps the open layer above everything and in its place: beside the dock, or at the bottom of a narrow screen. It looks
 * before every frame, and only while a panel is open: no event tells of all that moves a dock, and it costs a few rects.
 */
export function createPlacer({ dock, layer, sheet, onLayout, onMoved, onGone, onTorn }: Parts) {
  const { root } = layer
  let frameId = 0
  let stage: Element | null | undefined

  const isInPlace = (): boolean => {
    const leave = root.isConnected ? onGone : onTorn
    if (!root.isConnected || !dock.getClientRects().length) {
      leave()
      return false
    }
    const next = findStage()
    if (next === stage) return true
    stage = next
    const moved = moveLayer(root, dock, stage)
    if (moved !== 'alive') onMoved(moved)
    return moved !== 'nowhere'
  }

  const place = () => {
    const layout = currentLayout()
    if (layout !== root.dataset.layout) {
      root.dataset.layout = layout
      onLayout()
    }
    const avoid = readAvoid(dock)
    const contentPx = layer.contentPx ?? firstPx
    if (layout === 'sheet') return write(root, { blockSize: sheet.heightPx(contentPx, roomBelow(avoid)) })
    write(root, { blockSize: contentPx })
    const { x, y } = choosePlace({
      anchor: dock.getBoundingClientRect(),
      size: { width: root.offsetWidth, height: root.offsetHeight },
      bounds: readBounds(root),
      placement: readPlacement(dock.getAttribute('placement')),
      isRtl: getComputedStyle(dock).direction === 'rtl',
      avoid,
    })
    write(root, { left: x, top: y })
  }

  const update = () => {
    frameId = requestAnimationFrame(update)
    if (isInPlace()) place()
  }
  return {
    start() {
      stage = undefined
      update()
    },
    stop: () => cancelAnimationFrame(frameId),
  }
}

/** Writes only what differs: a style that is set is a style to compute. */
function write({ style }: HTMLElement, lengthsPx: Partial<Record<'blockSize' | 'left' | 'top', number>>) {
  for (const [name, px] of Object.entries(lengthsPx)) {
    const value = `${px}px`
    if (style[name as 'left'] !== value) style[name as 'left'] = value // the names are those of the type above
  }
}

/** The screen without its margins, its notch and its corners. */
function readBounds(layer: HTMLElement): Rect {
  const { scrollMarginTop, scrollMarginRight, scrollMarginBottom, scrollMarginLeft } = getComputedStyle(layer)
  const [top = 0, right = 0, bottom = 0, left = 0] = [
    scrollMarginTop,
    scrollMarginRight,
    scrollMarginBottom,
    scrollMarginLeft,
  ].map((length) => marginPx + Number.parseFloat(length))
  const { clientWidth } = document.documentElement
  return { x: left, y: top, width: clientWidth - left - right, height: innerHeight - top - bottom }
}

/** Where captions and controls are now, as the page's selector in `avoid` names them. */
function readAvoid(dock: HTMLElement): Rect[] {
  const selector = dock.getAttribute('avoid')
  if (!selector) return []
  try {
    const found = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect())
    return found.filter(({ width, height }) => width && height)
  } catch {
    return [] // not a selector
  }
}

/** How high a sheet may come up before it covers what stands in the upper half of the screen. */
function roomBelow(avoid: readonly Rect[]): number {
  const upper = avoid.filter(({ y, height }) => y + height / 2 < innerHeight / 2)
  return innerHeight - Math.max(0, ...upper.map(({ y, height }) => y + height + marginPx))
}
