import { expect, test } from 'vitest'
import { liveSnapshot } from '../../contract/live.ts'
import { readSnapshot } from './readSnapshot.ts'

const snapshot = liveSnapshot.parse({
  now: 1,
  sequence: 1,
  version: 'v1',
  windows: { open: [], next: [] },
  quotas: [],
  withdrawn: { everything: false, plans: ['p12'] },
  pin: null,
})

test('what the contract allows is readable, and so is what a later bank adds', () => {
  const facts = { now: 1, version: 'v1', withdrawn: { everything: false, plans: ['p12'] } }
  expect(readSnapshot(snapshot)).toEqual(facts)
  expect(readSnapshot({ ...snapshot, weather: 'fine' })).toEqual(facts)
})

test.each([
  null,
  'snapshot',
  { ...snapshot, now: 'soon' },
  { ...snapshot, version: 1 },
  { ...snapshot, withdrawn: null },
  { ...snapshot, withdrawn: { everything: 'no', plans: [] } },
  { ...snapshot, withdrawn: { everything: false, plans: 'p12' } },
  { ...snapshot, withdrawn: { everything: false, plans: [12] } },
])('%o is not readable', (value) => {
  expect(readSnapshot(value)).toBeNull()
})
