import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { BankError } from '../bankError.ts'

const drainMs = 5000

/**
 * Takes the port, on the loopback interface only, before the slow part of the start: a taken one is told at once, and
 * the public origin may contain it. Requests wait until `serve` gives the app. `stop` lets running ones end.
 */
export async function listen(port: number) {
  const app = Promise.withResolvers<Hono>()
  let isServing = false
  let isStopping = false
  const answer = getRequestListener(async (request, env) => {
    const response = await (await app.promise).fetch(request, env)
    if (isStopping) response.headers.set('Connection', 'close')
    return response
  })
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => void answer(request, response))
  await bind(server, port)

  const serve = (served: Hono) => {
    isServing = true
    app.resolve(served)
  }
  const stop = async () => {
    isStopping = true
    const closed = new Promise((resolve) => server.close(resolve))
    if (!isServing) server.closeAllConnections()
    const deadline = setTimeout(() => server.closeAllConnections(), drainMs)
    await closed
    clearTimeout(deadline)
  }
  return { port: boundPort(server), serve, stop }
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
