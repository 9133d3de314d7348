import type { EventDetail } from '@offerdock/sdk/contract'

export interface LogEntry {
  atMs: number
  type: string
  detail: object
}

/** What an event says beyond when, where and which it is. */
export function entryOfEvent(event: EventDetail): LogEntry {
  const { id: _id, dock: _dock, type, at, context: _context, ...extras } = event
  return { atMs: at, type, detail: extras }
}

/** Local time to the millisecond: `20:15:04.031`. */
export function formatTime(atMs: number): string {
  const time = new Date(atMs)
  const part = (n: number, digits: number) => String(n).padStart(digits, '0')
  return `${part(time.getHours(), 2)}:${part(time.getMinutes(), 2)}:${part(time.getSeconds(), 2)}.${part(time.getMilliseconds(), 3)}`
}

/** How a row is colored: money moved, something is missing, or neither. */
export function toneOf(type: string): 'good' | 'bad' | 'plain' {
  if (['conversion', 'verified', 'captured', 'reserved', 'webhook'].includes(type)) return 'good'
  if (
    ['error', 'empty', 'decline', 'refused', 'unanswered', 'order-failed', 'tag-missing', 'act-failed'].includes(type)
  )
    return 'bad'
  return 'plain'
}
