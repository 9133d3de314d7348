export type Paint = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** The scene is drawn in these units, whatever the size of the canvas. */
export const sceneWidth = 540
export const sceneHeight = 960

/** Fills the path that `trace` draws. */
export function fillPath(paint: Paint, fill: string | CanvasGradient, trace: () => void) {
  paint.beginPath()
  trace()
  paint.fillStyle = fill
  paint.fill()
}

export function ellipse(paint: Paint, fill: string | CanvasGradient, [x, y, rx, ry]: number[], turn = 0) {
  fillPath(paint, fill, () => paint.ellipse(x ?? 0, y ?? 0, rx ?? 0, ry ?? 0, turn, 0, Math.PI * 2))
}

export function roundRect(paint: Paint, fill: string | CanvasGradient, [x, y, w, h, r]: number[]) {
  fillPath(paint, fill, () => paint.roundRect(x ?? 0, y ?? 0, w ?? 0, h ?? 0, r ?? 0))
}

/** A gradient from top to bottom (or between any two points) through evenly spaced colors. */
export function blend(paint: Paint, [x0, y0, x1, y1]: number[], ...colors: string[]): CanvasGradient {
  const gradient = paint.createLinearGradient(x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0)
  for (const [i, color] of colors.entries()) gradient.addColorStop(i / (colors.length - 1), color)
  return gradient
}

/** A soft spot of light; `color` is three numbers of rgb. */
export function glow(paint: Paint, [x, y, r]: number[], color: string, strength: number) {
  const light = paint.createRadialGradient(x ?? 0, y ?? 0, 0, x ?? 0, y ?? 0, r ?? 0)
  light.addColorStop(0, `rgb(${color} / ${strength})`)
  light.addColorStop(1, `rgb(${color} / 0)`)
  ellipse(paint, light, [x ?? 0, y ?? 0, r ?? 0, r ?? 0])
}

export function stroke(paint: Paint, color: string, widthPx: number, trace: () => void) {
  paint.beginPath()
  trace()
  paint.lineWidth = widthPx
  paint.lineCap = 'round'
  paint.strokeStyle = color
  paint.stroke()
}
