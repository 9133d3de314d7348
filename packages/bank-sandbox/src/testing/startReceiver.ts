import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebhookEvent, webhookEvent } from '@offerdock/sdk/contract'
import * as z from 'zod'

/** One arrival at a platform's webhook address. */
export interface Arrival {
  headers: IncomingHttpHeaders
  body: string
  event: WebhookEvent
}

type Reply = (response: ServerResponse, arrival: Arrival) => void

export const accept: Reply = (response) => response.writeHead(204).end()
export const answer =
  (status: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    response.writeHead(status, headers).end()
/** Says 200 and cuts the connection before the answer is whole. */
export const cut: Reply = (response) => {
  response.writeHead(200, { 'Content-Length': '10' }).write('half', () => response.destroy())
}
export const ignore: Reply = () => {}

/** A platform's webhook address on a real port. It keeps everything that arrives; `reply` may be changed at any time. */
export async function startReceiver() {
  const arrivals: Arrival[] = []
  const bell = new EventEmitter().setMaxListeners(0)
  const receiver = { url: '', arrivals, reply: accept, until, of, goDown, comeUp }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    const arrival = { headers: request.headers, body, event: z.parse(webhookEvent, JSON.parse(body)) }
    arrivals.push(arrival)
    receiver.reply(response, arrival)
    bell.emit('arrival')
  })
  await comeUp()
  const { port } = server.address() as AddressInfo
  receiver.url = `http://127.0.0.1:${port}/hooks`

  /** Waits for arrivals until `isEnough`, and gives them. */
  async function until(isEnough: (arrivals: Arrival[]) => boolean): Promise<Arrival[]> {
    while (!isEnough(arrivals)) await once(bell, 'arrival')
    return arrivals
  }
  /** The arrivals about one agreement. */
  function of(agreementId: string): Arrival[] {
    return arrivals.filter(({ event }) => event.agreementId === agreementId)
  }
  async function goDown() {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
  async function comeUp() {
    server.listen(receiver.url ? Number(new URL(receiver.url).port) : 0, '127.0.0.1')
    await once(server, 'listening')
  }
  return receiver
}
