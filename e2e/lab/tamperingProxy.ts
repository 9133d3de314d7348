import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in front of a bank and passes everything on, but for single bits. */
export interface TamperingProxy {
  origin: string
  /** From now on requests go to this port of loopback. */
  passTo(port: number): void
  /** From now on the last letter of `word` is another one in each file whose path fits; null: in none. `?flip=N` flips bit N. */
  tamper(path: RegExp | null, word?: string): void
  stop(): Promise<void>
}

export async function startTamperingProxy(): Promise<TamperingProxy> {
  let upstreamPort = 0
  let tampered: { path: RegExp; word: string } | null = null

  /** Which bit of the answer to flip, if any. */
  const bitFinder = (url: string): ((bytes: Buffer) => number) | null => {
    const asked = new URL(url, 'http://localhost').searchParams.get('flip')
    if (asked !== null) return () => Number(asked)
    if (!tampered?.path.test(url)) return null
    const { word } = tampered
    return (bytes) => 8 * (bytes.indexOf(word) + word.length - 1)
  }
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url = '', headers } = incoming
    const { 'accept-encoding': _, ...plain } = headers
    const upstream = request({ host: '127.0.0.1', port: upstreamPort, method, path: url, headers: plain }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      const findBit = bitFinder(url)
      if (!findBit) return void answer.pipe(outgoing)
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks)
        outgoing.end(flipBit(bytes, findBit(bytes)))
      })
    })
    upstream.on('error', () => outgoing.destroy())
    incoming.pipe(upstream)
  }
  const server = createServer(pass).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passTo(port) {
      upstreamPort = port
    },
    tamper(path, word = 'function') {
      tampered = path && { path, word }
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function flipBit(bytes: Buffer, bit: number): Buffer {
  const at = bit % (bytes.length * 8)
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3)
  return bytes
}
