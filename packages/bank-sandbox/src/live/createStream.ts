/** The bank's end of one event stream. */
export interface LiveStream {
  /** Of the newest change that this reader was told; null while it waits for its first event. */
  sequence: number | null
  send: (bytes: Uint8Array) => void
  close: () => void
}

/** What may wait for a reader beside the socket's own buffer. */
const maxWaitingBytes = 64 * 1024

interface Ends {
  /** Breaks the connection of a reader that is too slow; closing would wait for it for ever. */
  cut: () => void
  onEnd: () => void
}

/** A body that is written to, and the end to write to. `onEnd` is called once, whoever ended it. */
export function createStream({ cut, onEnd }: Ends): { body: ReadableStream<Uint8Array>; stream: LiveStream } {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
  )
  function end() {
    if (!controller) return
    controller = null
    onEnd()
  }
  function send(bytes: Uint8Array) {
    if (!controller) return
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes)
    end()
    cut()
  }
  function close() {
    controller?.close()
    end()
  }
  return { body, stream: { sequence: null, send, close } }
}
