type Rgb = readonly [number, number, number]

/** What a shade lies on, and the color of the text there. */
export interface Ground {
  paper: string
  ink: string
}

/** As panel.css has it: the part of the accent in what is softly colored by it. */
const softShare = 0.12
const enough = 4.5

/**
 * The accent, as far towards the ink as it takes to be read on paper and on its own soft shade, and for paper-colored
 * text to be read on it: WCAG 2.2 AA, 1.4.3. Colors are `#` and six hexadecimal digits.
 */
export function fitAccent(accent: string, ground: Ground): string {
  const [paper, ink, wanted] = [read(ground.paper), read(ground.ink), read(accent)]
  for (let share = 0; share < 1; share += 0.02) {
    const fitted = mix(ink, wanted, share)
    if (contrast(fitted, mix(fitted, paper, softShare)) >= enough) return write(fitted)
  }
  return ground.ink
}

const read = (color: string): Rgb => [channel(color, 1), channel(color, 3), channel(color, 5)]
const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16)
const write = (color: Rgb) => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** `share` of `one`, the rest of `other`. */
const mix = (one: Rgb, other: Rgb, share: number): Rgb => [
  Math.round(one[0] * share + other[0] * (1 - share)),
  Math.round(one[1] * share + other[1] * (1 - share)),
  Math.round(one[2] * share + other[2] * (1 - share)),
]

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number] // as many as went in
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
