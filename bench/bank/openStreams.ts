import { connect, type Socket } from 'node:net'
import { show } from '../../packages/bank-sandbox/src/testing/makeShow.ts'

export interface Stream {
  /** Resolves with the instant at which the text has arrived. */
  hear: (text: string) => Promise<number>
  close: () => void
}

/** Event streams over bare sockets, each open when its first bytes have come. */
export const openStreams = (origin: string, room: string, count: number): Promise<Stream[]> =>
  Promise.all(Array.from({ length: count }, () => openStream(origin, room)))

function openStream(origin: string, room: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    let waiting: { text: string; heard: (atMs: number) => void } | null = null
    let tail = ''
    const socket: Socket = connect(Number(new URL(origin).port), '127.0.0.1', () =>
      socket.write(
        `GET /v1/live/${room}?client=${show.clientId} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nAccept: text/event-stream\r\n\r\n`,
      ),
    )
    const stream: Stream = {
      hear: (text) =>
        new Promise((heard) => {
          waiting = { text, heard }
        }),
      close: () => socket.destroy(),
    }
    socket.setEncoding('utf8').on('error', reject)
    socket.on('data', (chunk) => {
      resolve(stream)
      // Enough to find a name that arrives in two pieces.
      tail = (tail + String(chunk)).slice(-4096)
      if (!waiting || !tail.includes(waiting.text)) return
      waiting.heard(performance.now())
      waiting = null
    })
  })
}
