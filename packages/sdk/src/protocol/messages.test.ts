import { expect, test } from 'vitest'
import { codes } from '../contract/codes.ts'
import { panelMessages } from './messages.ts'
import { readShape } from './shapes.ts'

test('the panel may tell the host every code of host scope that it can meet, and none about the viewer', () => {
  const accepted = Object.keys(codes).filter((code) => readShape(panelMessages['panel:failed'], { code }))
  // These three are the host's own to find: the panel cannot be blocked and opens no panel.
  const hostOnly = ['blocked-script', 'blocked-frame', 'no-gesture']
  const expected = Object.entries(codes).filter(([code, { scope }]) => scope === 'host' && !hostOnly.includes(code))
  expect(accepted).toEqual(expected.map(([code]) => code))
})
