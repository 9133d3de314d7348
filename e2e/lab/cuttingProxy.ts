import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in front of a bank, passes everything on, and can lose one answer after the bank has given it. */
export interface CuttingProxy {
  origin: string
  /** From now on requests go to this port of loopback. */
  passTo(port: number): void
  /** The next answer to a request whose path ends so is lost; resolves when the bank has given it. */
  loseAnswer(pathEnd: string): Promise<void>
  stop(): Promise<void>
}

export async function startCuttingProxy(): Promise<CuttingProxy> {
  let upstreamPort = 0
  let cut: { pathEnd: string; done: () => void } | null = null

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url, headers } = incoming
    const upstream = request({ host: '127.0.0.1', port: upstreamPort, method, path: url, headers }, (answer) => {
      if (cut && `${url}`.endsWith(cut.pathEnd)) {
        const { done } = cut
        cut = null
        answer.resume()
        answer.on('end', () => {
          outgoing.destroy()
          done()
        })
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
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
    loseAnswer: (pathEnd) =>
      new Promise((done) => {
        cut = { pathEnd, done }
      }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
