import type { EventType } from '../contract/events.ts'

/** Every event of a dock; the type keeps the list whole. */
export const eventTypes = Object.keys({
  ready: true,
  impression: true,
  open: true,
  close: true,
  select: true,
  quote: true,
  consent: true,
  conversion: true,
  decline: true,
  empty: true,
  error: true,
} satisfies Record<EventType, true>) as EventType[] // keys of a literal that has these and no others
