import type { EventDetail, EventType } from '@offerdock/sdk/contract'
import { entryOfEvent, type LogEntry } from './eventLog/logEntry.ts'

/** Every type once, held to the contract by the compiler. */
const types: Record<EventType, true> = {
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
}

/** Logs what any dock of the page says. The events bubble, so one listener per type is enough. */
export function logDockEvents(log: (entry: LogEntry) => void) {
  for (const type of Object.keys(types)) {
    document.addEventListener(`offerdock:${type}`, (event) => {
      log(entryOfEvent((event as CustomEvent<EventDetail>).detail))
    })
  }
}
