import { expect, test } from 'vitest'
import { codes } from '../contract/codes.ts'
import { hostMessages, panelMessages } from './messages.ts'
import { readShape, type Shape } from './shapes.ts'

test('the panel may tell the host every code of host scope that it can meet, and none about the viewer', () => {
  const accepted = Object.keys(codes).filter((code) => readShape(panelMessages['panel:failed'], { code }))
  // These three are the host's own to find: the panel cannot be blocked and opens no panel.
  const hostOnly = ['blocked-script', 'blocked-frame', 'no-gesture']
  const expected = Object.entries(codes).filter(([code, { scope }]) => scope === 'host' && !hostOnly.includes(code))
  expect(accepted).toEqual(expected.map(([code]) => code))
})

test('of consents the host hears of the one that makes it a recipient, and whether it is given', () => {
  const { 'panel:consented': shape } = panelMessages
  expect(readShape(shape, { purpose: 'sharing', isGiven: false })).toEqual({ purpose: 'sharing', isGiven: false })
  expect(readShape(shape, { purpose: 'personalisation', isGiven: true })).toBe(null)
  expect(readShape(shape, { purpose: 'behaviour', isGiven: true })).toBe(null)
  expect(readShape(shape, { purpose: 'sharing', isGiven: 'true' })).toBe(null)
})

/** The longest value that a rule accepts, of the widest letter that it accepts. */
function longest(rule: Shape[string]): unknown {
  const check = typeof rule === 'function' ? rule : rule.optional
  const letter = ['€', 'x'].find((one) => check(one))
  if (letter) {
    let length = 1
    while (check(letter.repeat(length + 1)) && length < 20_000) length++
    return letter.repeat(length)
  }
  return [
    Number.MAX_SAFE_INTEGER,
    ...Object.keys(codes),
    'sheet',
    'popover',
    'dark',
    'accepted',
    'sharing',
    false,
  ].find((value) => check(value))
}

test.each(Object.entries<Shape>({ ...hostMessages, ...panelMessages }))(
  'the largest %s that is accepted stays below 16 KiB',
  (type, shape) => {
    const body = Object.fromEntries(Object.entries(shape).map(([key, rule]) => [key, longest(rule)]))
    expect(readShape(shape, body)).not.toBeNull()
    const message = { v: 1, seq: Number.MAX_SAFE_INTEGER, type, body }
    expect(new TextEncoder().encode(JSON.stringify(message)).length).toBeLessThan(16 * 1024)
  },
)
