import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in front of a bank, passes everything on, and can keep one answer back after the bank has given it. */
export interface CuttingProxy {
  origin: string
  /** From now on requests go to this port of loopback. */
  passTo(port: number): void
  /**
   * The next answer to a request whose path ends so is kept back; resolves when the bank has given it, with the act
   * that cuts the line. Until then the browser waits: of a line cut too early it repeats the request by itself.
   */
  holdAnswer(pathEnd: string): Promise<() => void>
  stop(): Promise<void>
}

export async function startCuttingProxy(): Promise<CuttingProxy> {
  let upstreamPort = 0
  let awaited: { pathEnd: string; held: (cut: () => void) => void } | null = null

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url, headers } = incoming
    const upstream = request({ host: '127.0.0.1', port: upstreamPort, method, path: url, headers }, (answer) => {
      if (awaited && `${url}`.endsWith(awaited.pathEnd)) {
        const { held } = awaited
        awaited = null
        answer.resume()
        answer.on('end', () => held(() => void outgoing.destroy()))
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
    holdAnswer: (pathEnd) =>
      new Promise((held) => {
        awaited = { pathEnd, held }
      }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
