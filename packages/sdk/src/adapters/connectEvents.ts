import { type DockOptions, setOptions } from '../host/attributes.ts'
import { allDocks } from './allDocks.ts'

type Change = DockOptions | null | undefined

/** By the name of an event: what it changes on a dock, at once or when a promise resolves; null changes nothing. */
export interface EventTable {
  [name: string]: (event: never) => Change | Promise<Change>
}

export interface EventSource {
  /** Where to listen. Default: `document`, which also gets the media events of its players. */
  target?: EventTarget
  /** Which docks change, asked at each event. Default: all of the document. */
  docks?: () => Iterable<Element>
}

/**
 * Changes docks as a page's own events say, by a small table; gives the undo. The newest event wins: what an older one
 * promised is dropped when a newer one of its name has come, or has changed one of the same options.
 */
export function connectEvents(
  table: EventTable,
  { target = document, docks = allDocks }: EventSource = {},
): () => void {
  const newest = new Map<string, number>()
  let turn = 0

  const listen = (event: Event) => {
    const { type } = event
    const mine = ++turn
    const apply = (change: Change) => {
      if (!change || stop.signal.aborted) return
      const names = Object.keys(change).map((name) => `option ${name}`)
      if ([type, ...names].some((name) => (newest.get(name) ?? 0) > mine)) return
      for (const name of names) newest.set(name, mine)
      for (const dock of docks()) setOptions(dock, change)
    }
    const change = table[type]?.(event as never) // the table says itself which event it expects under a name
    if (!change) return
    newest.set(type, mine)
    // A failed promise is the page's own affair, which it has handled or not; the dock stays as it is.
    if (change instanceof Promise) change.then(apply, () => {})
    else apply(change)
  }

  const stop = new AbortController()
  // Captured, because media events do not bubble and a page may stop others.
  for (const name of Object.keys(table)) target.addEventListener(name, listen, { capture: true, signal: stop.signal })
  return () => stop.abort()
}
