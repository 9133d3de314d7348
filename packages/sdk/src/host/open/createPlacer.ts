import { choosePlace, overlap, type Rect, readPlacement } from './choosePlace.ts'
import type { Layer } from './createLayer.ts'
import type { Sheet } from './createSheet.ts'
import { findStage } from './findStage.ts'
import { type Band, freeBand } from './freeBand.ts'
import { type Moved, moveLayer } from './moveLayer.ts'

export type Layout = 'sheet' | 'popover'

const narrow = '(max-width: 479px)'
const marginPx = 8
/** Until the panel has said what it wants. */
const firstPx = 480
const highestPx = 704
/** A popover that is lower shows too little; it rather covers something. */
const lowestPx = 240

export const currentLayout = (): Layout => (matchMedia(narrow).matches ? 'sheet' : 'popover')

interface Parts {
  dock: HTMLElement
  layer: Layer
  sheet: Sheet
  onLayout(): void
  onMoved(moved: Exclude<Moved, 'alive'>): void
  /** The dock is not drawn any more, or the stage that the layer stood in was taken off the page. */
  onGone(): void
}

/**
 * Keeps the open layer above everything and in its place: beside the dock, or at the bottom of a narrow screen. It looks
 * before every frame, and only while a panel is open: no event tells of all that moves a dock, and it costs a few rects.
 */
export function createPlacer({ dock, layer, sheet, onLayout, onMoved, onGone }: Parts) {
  const { root } = layer
  let frameId = 0
  let stage: Element | null | undefined

  const isInPlace = (): boolean => {
    if (!root.isConnected || !dock.getClientRects().length) {
      onGone()
      return false
    }
    const next = findStage(root)
    if (next === stage) return true
    stage = next
    const moved = moveLayer(root, dock, stage)
    if (moved !== 'alive') onMoved(moved)
    return moved !== 'nowhere'
  }

  // Captions come and go: nothing moves under the viewer's finger for one that went.
  let settled = ''
  let taken: Rect | null = null
  const isSettled = (facts: unknown, avoid: readonly Rect[]) => {
    const before = settled
    settled = JSON.stringify([facts, dock.getAttribute('avoid')])
    return settled === before && taken && !coversAny(taken, avoid)
  }

  const placeSheet = (contentPx: number) => {
    const avoid = readAvoid(dock)
    const screen = { x: 0, y: 0, width: innerWidth, height: innerHeight }
    if (!isSettled(screen, avoid)) {
      const neededPx = innerHeight * 0.4
      taken = { ...screen, ...(freeBand(avoid, screen, neededPx) ?? { y: innerHeight - neededPx, height: neededPx }) }
    }
    const { y, height } = taken ?? screen
    const liftPx = Math.round(innerHeight - y - height)
    write(root, { '--lift': liftPx, 'block-size': sheet.heightPx(contentPx, height, innerHeight - liftPx) })
  }

  const placePopover = (contentPx: number) => {
    const avoid = readAvoid(dock)
    const bounds = readBounds(root)
    const facts = {
      anchor: dock.getBoundingClientRect(),
      size: { width: root.offsetWidth, height: Math.min(contentPx, highestPx, bounds.height) },
      bounds,
      placement: readPlacement(dock.getAttribute('placement')),
      isRtl: getComputedStyle(dock).direction === 'rtl',
    }
    if (isSettled(facts, avoid)) return
    const choose = (band: Band) => {
      const size = { ...facts.size, height: Math.min(facts.size.height, band.height) }
      return { ...choosePlace({ ...facts, size, bounds: { ...bounds, ...band }, avoid }), ...size }
    }
    taken = choose(bounds)
    const band = coversAny(taken, avoid) && freeBand(avoid, bounds, lowestPx)
    if (band) taken = choose(band)
    write(root, { 'block-size': taken.height, left: taken.x, top: taken.y })
  }

  const place = () => {
    const layout = currentLayout()
    if (layout !== root.dataset.layout) {
      root.dataset.layout = layout
      onLayout()
    }
    undoZoom(root)
    const contentPx = layer.contentPx ?? firstPx
    if (layout === 'sheet') placeSheet(contentPx)
    else placePopover(contentPx)
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
function write({ style }: HTMLElement, lengthsPx: Partial<Record<'block-size' | 'left' | 'top' | '--lift', number>>) {
  for (const [name, px] of Object.entries(lengthsPx)) {
    if (style.getPropertyValue(name) !== `${px}px`) style.setProperty(name, `${px}px`)
  }
}

const coversAny = (layer: Rect, avoid: readonly Rect[]) => avoid.some((rect) => overlap(layer, rect) > 0)

/** By what the page's own `zoom` multiplies lengths there; older browsers do not tell. */
const zoomOf = (element: Element) => (element as Partial<Element>).currentCSSZoom ?? 1

/** Rects are in px of the screen: so are those of the layer, wherever it stands. */
function undoZoom({ style, parentNode }: HTMLElement) {
  const zoom = parentNode instanceof ShadowRoot ? `${1 / zoomOf(parentNode.host)}` : ''
  if (style.zoom !== zoom) style.zoom = zoom
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
  const { documentElement } = document
  const widthPx = documentElement.clientWidth * zoomOf(documentElement)
  return { x: left, y: top, width: widthPx - left - right, height: innerHeight - top - bottom }
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
