import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { grounds } from './applyTheme.ts'
import { fitAccent } from './fitAccent.ts'

const css = readFileSync(new URL('./panel.css', import.meta.url), 'utf8')

/** WCAG 2.2, written down once more. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other]
    .map((color) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .sort((a, b) => b - a)
  return (a + 0.05) / (b + 0.05)
}

const steps = ['00', '40', '80', 'c0', 'ff']
const accents = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))

test.each(Object.entries(grounds))(
  'on %s paper every accent can be read, and so can what is written on it',
  (_, ground) => {
    for (const accent of accents) {
      expect(contrast(fitAccent(accent, ground), ground.paper)).toBeGreaterThanOrEqual(4.5)
    }
  },
)

test('an accent of enough contrast stays as the bank gave it, and one of too little keeps its hue', () => {
  expect(fitAccent('#0a6a57', grounds.light)).toBe('#0a6a57')
  expect(fitAccent('#b3261e', grounds.light)).toBe('#b3261e')
  expect(fitAccent('#ffcc00', grounds.light)).not.toBe('#ffcc00')
  expect(fitAccent('#ffcc00', grounds.light)).toMatch(/^#[6-9]\w[5-7]\w[01]\w$/)
})

test('the grounds and the soft shade are those of the style sheet', () => {
  const [light = '', dark = ''] = css.split(':root[data-theme="dark"]')
  expect(light).toContain('--paper: #fff;')
  expect(light).toContain(`--ink: ${grounds.light.ink};`)
  expect(dark).toContain(`--paper: ${grounds.dark.paper};`)
  expect(dark).toContain(`--ink: ${grounds.dark.ink};`)
  expect(light).toContain('--accent-soft: color-mix(in srgb, var(--accent) 12%, var(--paper));')
})
