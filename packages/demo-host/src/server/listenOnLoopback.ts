import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Listens where `http://localhost` leads: 127.0.0.1 and, on the same port, ::1 where the machine has it. A browser may try
 * either first, so a port whose other half belongs to someone else is taken. Gives the port and the stop.
 */
export async function listenOnLoopback(port: number, createServer: () => Server) {
  for (let attemptsLeft = port === 0 ? 10 : 1; ; attemptsLeft--) {
    const four = createServer()
    await listen(four, port, '127.0.0.1')
    const { port: found } = four.address() as AddressInfo // listening on TCP, so never a string or null
    const six = createServer()
    try {
      await listen(six, found, '::1')
      return { port: found, stop: () => stopAll([four, six]) }
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') return { port: found, stop: () => stopAll([four]) }
      await stopAll([four])
      if (attemptsLeft <= 1) throw error
    }
  }
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))

/** Lets running requests end for two seconds. */
async function stopAll(servers: Server[]) {
  const cut = setTimeout(() => servers.forEach((server) => void server.closeAllConnections()), 2000)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  clearTimeout(cut)
}

export const errorCode = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code
