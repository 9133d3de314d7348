import { createServer } from 'node:net'

/** A port that is free now on the loopback addresses: `wanted`, or any when it is 0. Null when `wanted` is taken. */
export async function freePort(wanted: number): Promise<number | null> {
  const port = await listenOnce(wanted, '127.0.0.1')
  if (port === 'taken') return null
  // `localhost` may be either family, and a server of one hides behind a server of the other.
  return (await listenOnce(port, '::1')) === 'taken' ? (wanted === 0 ? freePort(0) : null) : port
}

function listenOnce(wanted: number, host: string): Promise<number | 'taken'> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken')
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
        resolve(wanted) // no IPv6 here
      else reject(error)
    })
    server.listen(wanted, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted))
    })
  })
}
