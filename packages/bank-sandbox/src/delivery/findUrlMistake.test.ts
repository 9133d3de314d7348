import { expect, test } from 'vitest'
import { findUrlMistake } from './findUrlMistake.ts'

const insecure = 'must be https, or http on loopback'

test.each([
  ['https://shop.example/hooks', false, null],
  ['https://shop.example/hooks', true, null],
  ['http://127.0.0.1:4000/hooks', false, null],
  ['http://localhost:4000/hooks', false, null],
  ['http://127.0.0.1:4000/hooks', true, 'must be https where others can reach the bank'],
  ['http://shop.example/hooks', false, insecure],
  ['http://10.0.0.1/hooks', false, insecure],
  ['http://127.0.0.1.example/hooks', false, insecure],
  ['ftp://127.0.0.1/hooks', false, insecure],
  ['https://user:word@shop.example/hooks', false, 'must not hold a password'],
])('%s of a public bank (%s): %s', (url, isPublicBank, mistake) => {
  expect(findUrlMistake(url, { isPublicBank })).toBe(mistake)
})
