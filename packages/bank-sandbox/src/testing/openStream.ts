import { type LiveEvent, liveEvent } from '@offerdock/sdk/contract'
import { onTestFinished } from 'vitest'
import * as z from 'zod'

export interface StreamedEvent {
  id: number | null
  event: LiveEvent
}

/** Listens to a room as a panel does; `read` gives the next event that fits. */
export async function openStream(origin: string, room: string, lastEventId?: number) {
  const aborted = new AbortController()
  const response = await fetch(`${origin}/v1/live/${room}`, {
    signal: aborted.signal,
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) },
  })
  if (!response.ok || !response.body) throw new Error(`the stream was answered ${response.status}`)
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader()
  const close = () => aborted.abort()
  onTestFinished(close)
  let text = ''

  async function next(): Promise<StreamedEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const { value, done } = await chunks.read()
        if (done) return null
        text += value
        continue
      }
      const event = parse(text.slice(0, end))
      text = text.slice(end + 2)
      if (event) return event
    }
  }
  async function read(fits: (event: StreamedEvent) => boolean = () => true): Promise<StreamedEvent> {
    for (;;) {
      const event = await next()
      if (event === null) throw new Error('the stream has ended')
      if (fits(event)) return event
    }
  }
  return { response, next, read, close }
}

/** Null for what is no event: the advice when to come back, a heartbeat. */
function parse(block: string): StreamedEvent | null {
  const [, data] = /^data: (.*)$/m.exec(block) ?? []
  if (data === undefined) return null
  const [, id = null] = /^id: (\d+)$/m.exec(block) ?? []
  return { id: id === null ? null : Number(id), event: z.parse(liveEvent, JSON.parse(data)) }
}
