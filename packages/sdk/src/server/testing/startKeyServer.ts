import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK } from 'jose'

/** A bank on loopback that publishes keys and does nothing else. Each has an origin of its own, and so fresh caches. */
export async function startKeyServer(keys: object[]) {
  const bank = {
    issuer: '',
    keys,
    requests: [] as string[],
    reply: (response: ServerResponse) => void response.end(JSON.stringify({ keys: bank.keys })),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
  const server = createServer((request, response) => {
    bank.requests.push(request.url ?? '')
    bank.reply(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  bank.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return bank
}

/** A public key as a bank publishes it. */
export const publicJwk = async (key: CryptoKey, kid: string, changes: object = {}) => ({
  ...(await exportJWK(key)),
  kid,
  use: 'sig',
  ...changes,
})
