import type { EventContext, EventDetail, EventExtras, EventType } from '../contract/events.ts'
import { uuidV7 } from '../protocol/uuid.ts'
import { streamMsOf, textOf } from './readDockOrder.ts'
import type { Runtime } from './runtime.ts'

/** The facts of an event, before they are dispatched. */
export interface Emission<T extends EventType> {
  type: T
  extras: EventExtras[T]
  dockId: string
  runtime: Pick<Runtime, 'clientId' | 'heard'>
  /** Default: a new one. */
  id: string | undefined
}

/** Dispatches an event of one dock. */
export type Emit = <T extends EventType>(
  type: T,
  extras: EventExtras[T],
  init?: (event: CustomEvent) => void,
  id?: string,
) => void

/** Dispatches `offerdock:<type>` on the element, bubbling and composed; the browser contains a listener that throws. */
export function emitEvent<T extends EventType>(
  element: Element,
  { type, extras, dockId, runtime, id }: Emission<T>,
  init?: (event: CustomEvent) => void,
) {
  const at = Date.now()
  const base = { id: id ?? uuidV7(at), dock: dockId, type, at, context: readContext(element, runtime.clientId) }
  const detail = Object.freeze({ ...base, ...extras }) as EventDetail<T> // TypeScript does not distribute over T
  const event = new CustomEvent(`offerdock:${type}`, { bubbles: true, composed: true, detail })
  init?.(event)
  runtime.heard?.push({ element, detail })
  element.dispatchEvent(event)
}

function readContext(element: Element, client: string): EventContext {
  const context: EventContext = { client }
  for (const name of ['room', 'streamer', 'product', 'campaign', 'pin'] as const) {
    const value = textOf(element, name)
    if (value) context[name] = value
  }
  const streamMs = streamMsOf(element)
  if (streamMs !== undefined) context.streamMs = streamMs
  return Object.freeze(context)
}
