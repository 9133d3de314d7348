import { expect, test } from 'vitest'
import { entryOfEvent, formatTime, toneOf } from './logEntry.ts'

test('a row keeps what the event says and leaves out where and which it was', () => {
  const at = Date.UTC(2026, 10, 22, 12)
  const event = { id: 'i', dock: 'd', type: 'select', at, context: { client: 'pk' }, planId: 'p12' } as const
  expect(entryOfEvent(event)).toEqual({ atMs: at, type: 'select', detail: { planId: 'p12' } })
})

test('the time is local, to the millisecond and always of one width', () => {
  expect(formatTime(new Date(2026, 0, 2, 3, 4, 5, 6).getTime())).toBe('03:04:05.006')
})

test('what went wrong stands out from what went well', () => {
  expect(['captured', 'error', 'open'].map(toneOf)).toEqual(['good', 'bad', 'plain'])
})
