import { expect, test } from 'vitest'
import { isWellFramed } from './isWellFramed.ts'

const host = 'http://localhost:4000'
const bank = 'http://127.0.0.1:4100'
const place = { isFramed: true, ownOrigin: bank, parentOrigin: host, nonce: '0'.repeat(32) }

test('boots in a frame of a listed origin, also where the browser does not tell the origin', () => {
  expect(isWellFramed([host], place)).toBe(true)
  expect(isWellFramed([host], { ...place, parentOrigin: undefined })).toBe(true)
})

test.each([
  ['at the top level', { isFramed: false }],
  ['under a stranger', { parentOrigin: 'https://evil.example' }],
  ['on the host’s own origin', { ownOrigin: host, parentOrigin: undefined }],
  ['without a nonce', { nonce: '' }],
  ['with a nonce that is not one', { nonce: 'z'.repeat(32) }],
])('does not boot %s', (_, change) => {
  expect(isWellFramed([host], { ...place, ...change })).toBe(false)
})

test('does not boot under its own origin, listed or not', () => {
  for (const origins of [[host], [host, bank]]) {
    expect(isWellFramed(origins, { ...place, parentOrigin: bank })).toBe(false)
  }
})
