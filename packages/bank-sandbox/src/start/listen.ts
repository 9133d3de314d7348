import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { BankError } from '../bankError.ts'
import { answerUnreadable, refuseSocket } from '../http/answerUnreadable.ts'
import type { CatalogLane } from '../http/createCatalogLane.ts'
import type { Config } from './readEnv.ts'

/** Whoever has not sent the head of a request by then sends it on purpose so slowly. */
const headMs = 10_000

type Settings = Pick<Config, 'port' | 'requestMs' | 'drainDelayMs' | 'drainMs'>

/**
 * Takes the port, on the loopback interface only, before the slow part of the start: a taken one is told at once, and
 * the public origin may contain it. Requests wait until `serve` gives the app. `stop` lets running ones end.
 */
export async function listen({ port, requestMs, drainDelayMs, drainMs }: Settings) {
  const app = Promise.withResolvers<Hono>()
  const streams = new Set<ServerResponse>()
  let lane: CatalogLane | null = null
  let isServing = false
  let isStopping = false
  const answer = getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as HttpBindings
      if (isAmbiguous(incoming)) return answerUnreadable(new RequestError('a second host, or an unknown expectation'))
      const response = await (await app.promise).fetch(request, env)
      if (isStream(response)) keepWhileOpen(streams, outgoing)
      // A stream has its connection to itself: after its end it would stay open, idle, and hold up the stop.
      if (isStopping || isStream(response)) response.headers.set('Connection', 'close')
      else await lane?.keep(incoming, response)
      return response
    },
    { errorHandler: answerUnreadable },
  )
  const headersTimeout = Math.min(headMs, requestMs)
  const timeouts = { requestTimeout: requestMs, headersTimeout, connectionsCheckingInterval: headersTimeout / 4 }
  // Without a Host it is `answerUnreadable` that says so, as a problem.
  const server = createServer({ ...timeouts, requireHostHeader: false }, (request, response) => {
    if (!isStopping && lane?.answer(request, response)) return
    void answer(request, response)
  })
  // Node's own answer to an unknown `Expect` is a bare 417.
  server.on('checkExpectation', (request, response) => void answer(request, response))
  server.on('clientError', refuseSocket)
  await bind(server, port)

  const serve = (served: Hono, catalogLane: CatalogLane) => {
    isServing = true
    lane = catalogLane
    app.resolve(served)
  }
  const stop = async () => {
    isStopping = true
    if (isServing) await new Promise((resolve) => setTimeout(resolve, drainDelayMs))
    const closed = new Promise((resolve) => server.close(resolve))
    // An event stream has no end of its own; its reader comes back to the next process.
    for (const stream of streams) stream.end()
    if (!isServing) server.closeAllConnections()
    const deadline = setTimeout(() => server.closeAllConnections(), drainMs)
    await closed
    clearTimeout(deadline)
  }
  return { port: boundPort(server), serve, stop }
}

/** What a proxy before the bank could take for something else than the bank does. */
const isAmbiguous = ({ headers: { expect = '100-continue' }, headersDistinct: { host = [] } }: IncomingMessage) =>
  host.length > 1 || !/^100-continue$/i.test(expect)

const isStream = ({ headers }: Response) => headers.get('Content-Type') === 'text/event-stream'

function keepWhileOpen(streams: Set<ServerResponse>, stream: ServerResponse) {
  streams.add(stream)
  stream.on('close', () => streams.delete(stream))
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      reject(
        new BankError('bank-error', `PORT: port ${port} is taken; set PORT to another one, or to 0 for a free one`),
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

function boundPort(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
