import { Failure } from './failure.ts'
import { describeCause } from './send.ts'

export interface StreamEvent {
  id: string | null
  event: string
  data: string
}

export interface EventStream {
  status: number
  headers: Headers
  /** The next event, or null where none came within the time, or before the bank ended the stream. */
  next: (withinMs: number) => Promise<StreamEvent | null>
  /** Whether a `retry:` has come so far. */
  hasRetry: () => boolean
  close: () => void
}

/** Listens to an event stream as the HTML standard reads it: fields by line, an event at each empty line. */
export async function openStream(
  url: string,
  timeoutMs: number,
  headers: Record<string, string> = {},
): Promise<EventStream> {
  const ended = new AbortController()
  const late = setTimeout(() => ended.abort(new DOMException('', 'TimeoutError')), timeoutMs)
  const response = await fetch(url, {
    headers: { Accept: 'text/event-stream', ...headers },
    signal: ended.signal,
  })
    .catch((cause) => {
      throw new Failure(`GET ${url}: ${describeCause(cause)}`)
    })
    .finally(() => clearTimeout(late))
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const events: StreamEvent[] = []
  let retry = false
  let isOver = false
  let text = ''
  let wake = () => {}

  function take(block: string) {
    const fields = block.split('\n').map((line) => /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [])
    const valuesOf = (name: string) => fields.flatMap(([, field, value]) => (field === name ? [value ?? ''] : []))
    if (valuesOf('retry').some((value) => /^\d+$/.test(value))) retry = true
    const data = valuesOf('data')
    if (data.length > 0) {
      events.push({
        id: valuesOf('id').at(-1) ?? null,
        event: valuesOf('event').at(-1) ?? 'message',
        data: data.join('\n'),
      })
    }
  }
  async function listen() {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += part.value.replaceAll('\r\n', '\n')
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) take(block)
      wake()
    }
  }
  void listen()
    .catch(() => {}) // it was closed
    .finally(() => {
      isOver = true
      wake()
    })

  async function next(withinMs: number): Promise<StreamEvent | null> {
    const late = AbortSignal.timeout(withinMs)
    // Nothing else keeps the process alive once the bank has ended the stream: waiting on would end the run without a word.
    while (events.length === 0 && !late.aborted && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve
        late.addEventListener('abort', () => resolve())
      })
    }
    return events.shift() ?? null
  }
  return { status: response.status, headers: response.headers, next, hasRetry: () => retry, close: () => ended.abort() }
}
