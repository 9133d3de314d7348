import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./panel.css', import.meta.url), 'utf8')
const rules = css.replaceAll(/\/\*.*?\*\//gs, '')

test('no rule knows left from right, so that it holds in both directions of writing', () => {
  const physical =
    /^\s*(?:(?:[\w-]+-)?(?:left|right|top|bottom)|width|height|(?:min|max)-(?:width|height)|float|clear)\s*:/
  expect(rules.split('\n').filter((line) => physical.test(line))).toEqual([])
  expect(rules).not.toMatch(/:\s*(?:left|right)\b/)
  // Four values name the sides one by one: the second and the last have to be the same.
  for (const [, values = ''] of rules.matchAll(/(?:padding|margin|inset|border-radius):\s*([^;]+);/g)) {
    const [, inlineEnd, , inlineStart = inlineEnd] = values.replaceAll(/\s*([+*,])\s*/g, '$1').split(/\s+/)
    expect(inlineStart).toBe(inlineEnd)
  }
})

test('every color is a token', () => {
  const [, ...blocks] = rules.split(/}\s*/)
  const outside = blocks.filter((block) => !/--paper/.test(block)).join('}')
  expect(outside).not.toMatch(/#[0-9a-f]{3,8}\b|\brgb|\bhsl/i)
})
