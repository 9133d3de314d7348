import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in front of a bank, passes everything on, and can keep one answer back after the bank has given it. */
export interface CuttingProxy {
  origin: string
  /** From now on requests go to this port of loopback. */
  passTo(port: number): void
  /**
   * The next answer to a request whose path ends so is kept back; resolves when the bank has given it, with its body and the act
   * that cuts the line. Until then the browser waits: of a line cut too early it repeats the request by itself.
   */
  holdAnswer(pathEnd: string): Promise<HeldAnswer>
  /** Resolves with the next request for this path, which reaches no bank and is never answered. */
  awaitRequest(path: string): Promise<void>
  /** Resolves with the request that many from now. */
  awaitNext(count: number): Promise<void>
  /** Every request that came with an `Idempotency-Key`, as path and key. */
  keyed: { path: string; key: string }[]
  stop(): Promise<void>
}

export interface HeldAnswer {
  body: Buffer
  cut(): void
}

export async function startCuttingProxy(): Promise<CuttingProxy> {
  let upstreamPort = 0
  let awaited: { pathEnd: string; held: (answer: HeldAnswer) => void } | null = null

  let countdown: { left: number; arrived: () => void } | null = null
  const awaitedRequests = new Map<string, () => void>()
  const keyed: CuttingProxy['keyed'] = []

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url, headers } = incoming
    if (countdown && --countdown.left === 0) countdown.arrived()
    const arrived = awaitedRequests.get(`${url}`)
    if (arrived) return arrived()
    const key = headers['idempotency-key']
    if (typeof key === 'string') keyed.push({ path: `${url}`, key })
    const upstream = request({ host: '127.0.0.1', port: upstreamPort, method, path: url, headers }, (answer) => {
      if (awaited && `${url}`.endsWith(awaited.pathEnd)) {
        const { held } = awaited
        awaited = null
        const chunks: Buffer[] = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => held({ body: Buffer.concat(chunks), cut: () => void outgoing.destroy() }))
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
    keyed,
    awaitRequest: (path) =>
      new Promise((resolve) => {
        awaitedRequests.set(path, resolve)
      }),
    awaitNext: (count) =>
      new Promise((arrived) => {
        countdown = { left: count, arrived }
      }),
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
