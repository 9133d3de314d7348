import { expect, test } from 'vitest'
import { readContact } from './readContact.ts'
import { readWords } from './readWords.ts'

test.each([
  ['138 0000 0000', 'phone', '138 0000 0000'],
  ['+86 (10) 8888-0000', 'phone', '+86 10 8888-0000'],
  ['１３８００００００００', 'phone', '13800000000'],
  ['٠٥٠١٢٣٤٥٦٧', 'phone', '0501234567'],
  [' \u200e+44 20 7946 0000\u200e ', 'phone', '+44 20 7946 0000'],
  ['ling＠example.com', 'email', 'ling@example.com'],
])('%s is a way to reach somebody', (typed, channel, value) => {
  expect(readContact(typed)).toEqual({ channel, value })
})

test.each(['', '   ', 'ling', '12', 'ling@', '@example.com', '1'.repeat(40)])('%j is none', (typed) => {
  expect(readContact(typed)).toBe(null)
})

test('what the bank does not take of words is left out, line feeds stay', () => {
  expect(readWords(' a\u0000b\nc\td\ud800 \u{1f600}\u0007 ')).toBe('ab\nc\td \u{1f600}')
})
