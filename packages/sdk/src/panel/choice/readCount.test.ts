import { expect, test } from 'vitest'
import { readCount } from './readCount.ts'

test.each([
  ['5000', 5000],
  ['５０００', 5000],
  ['5,000', 5000],
  ['５，０００', 5000],
  [' 5 000 ', 5000],
  ['٥٬٠٠٠', 5000],
  ['۵۰۰۰', 5000],
  ['0', 0],
  ['', null],
  ['-5', null],
  ['5e3', null],
  ['五千', null],
  ['9'.repeat(13), null],
])('%j is %s', (typed, count) => {
  expect(readCount(typed)).toBe(count)
})
