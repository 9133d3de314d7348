export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

const sides = ['top', 'right', 'bottom', 'left'] as const
type Side = (typeof sides)[number]
type Align = 'start' | 'end' | undefined
export type Placement = Side | `${Side}-${'start' | 'end'}`

export interface PlaceFacts {
  anchor: Rect
  /** Of the layer. */
  size: { width: number; height: number }
  /** What the layer must stay inside of. */
  bounds: Rect
  placement: Placement
  isRtl: boolean
  /** What the layer should stay off. */
  avoid: readonly Rect[]
}

const gapPx = 8
const opposite = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' } as const

/** The element's wish, or below the badge at its end. */
export const readPlacement = (value: string | null): Placement =>
  /^(top|right|bottom|left)(-(start|end))?$/.test(value ?? '') ? (value as Placement) : 'bottom-end' // the pattern is the type

/**
 * Where the layer goes, in px of the viewport: the place nearest to the wish that covers least of what is to be avoided
 * and of the anchor. All places are moved into the bounds first, so that one that does not fit covers its own anchor.
 */
export function choosePlace(facts: PlaceFacts): { x: number; y: number } {
  const [side, align] = facts.placement.split('-') as [Side, Align]
  const others = sides.filter((one) => one !== side && one !== opposite[side])
  const places = [side, opposite[side], ...others].map((one) => beside(facts, one, align))
  const { x = 0, y = 0 } = places[0] ?? {}
  const { width, height } = facts.size
  // Right above, below and beside what is in the way.
  for (const rect of facts.avoid) {
    places.push({ x, y: rect.y - height - gapPx }, { x, y: rect.y + rect.height + gapPx })
    places.push({ x: rect.x - width - gapPx, y }, { x: rect.x + rect.width + gapPx, y })
  }
  let best = { x, y, costPx: Number.POSITIVE_INFINITY }
  for (const place of places) {
    const inside = moveInside(place, facts)
    const layer = { ...inside, ...facts.size }
    const covered = facts.avoid.reduce((sum, rect) => sum + overlap(layer, rect), 0)
    // The badge may be covered where the captions would be otherwise.
    const costPx = covered * 16 + overlap(layer, facts.anchor)
    if (costPx < best.costPx) best = { ...inside, costPx }
  }
  return { x: Math.round(best.x), y: Math.round(best.y) }
}

function beside({ anchor, size, isRtl }: PlaceFacts, side: Side, align: Align) {
  const isVertical = side === 'top' || side === 'bottom'
  const along = (from: number, lengthPx: number, ownPx: number, isFlipped: boolean) => {
    if (!align) return from + (lengthPx - ownPx) / 2
    return (align === 'start') === isFlipped ? from + lengthPx - ownPx : from
  }
  return {
    x: isVertical
      ? along(anchor.x, anchor.width, size.width, isRtl)
      : side === 'left'
        ? anchor.x - size.width - gapPx
        : anchor.x + anchor.width + gapPx,
    y: !isVertical
      ? along(anchor.y, anchor.height, size.height, false)
      : side === 'top'
        ? anchor.y - size.height - gapPx
        : anchor.y + anchor.height + gapPx,
  }
}

function moveInside({ x, y }: { x: number; y: number }, { size, bounds }: PlaceFacts) {
  const within = (at: number, from: number, roomPx: number) => Math.max(from, Math.min(at, from + roomPx))
  return {
    x: within(x, bounds.x, bounds.width - size.width),
    y: within(y, bounds.y, bounds.height - size.height),
  }
}

/** How much of the one lies on the other, in px². */
export function overlap(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return across > 0 && down > 0 ? across * down : 0
}
