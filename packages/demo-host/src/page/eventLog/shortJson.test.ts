import { expect, test } from 'vitest'
import { shortJson } from './shortJson.ts'

test('short values stay whole', () => {
  expect(shortJson({ code: 'below-minimum', minimumMinor: 50000 })).toBe(
    '{"code":"below-minimum","minimumMinor":50000}',
  )
})

test('a receipt is cut in the middle, wherever it is', () => {
  expect(shortJson({ in: [{ receipt: `eyJhbGciOiJFZERTQSJ9.${'x'.repeat(500)}.abcdef` }] })).toBe(
    '{"in":[{"receipt":"eyJhbGciOiJFZE…abcdef"}]}',
  )
})
