import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

export interface ProxiedRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: Buffer
}

export interface ProxiedAnswer {
  status: number
  headers: Headers
  body: Buffer
}

/** What is wrong with a bank: it changes what the real one is asked, or what it answers. */
export interface Fault {
  /** What a bank does wrong, in a few words. */
  name: string
  /** The requirements that find it; no other one of their groups does. */
  finds: readonly string[]
  /** The client that is checked, where it is not the usual one. */
  client?: { clientId: string; secret: string }
  onRequest?: (request: ProxiedRequest) => void
  onAnswer?: (answer: ProxiedAnswer, request: ProxiedRequest, ask: Ask) => Promise<void> | void
  /** Changes a piece of an event stream. */
  onEvents?: (text: string) => string
}

export type Ask = (request: ProxiedRequest) => Promise<ProxiedAnswer>

/** Headers that hold for one connection, or for a length that may change. */
const ofConnection = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'host',
  'expect',
]

/** A bank with a fault: a proxy in front of a real one. */
export async function startFaultyBank(
  bank: string,
  fault: Fault,
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    pass(bank, fault, incoming, outgoing).catch((error) => outgoing.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function pass(bank: string, fault: Fault, incoming: IncomingMessage, outgoing: ServerResponse) {
  const request = await readRequest(incoming)
  fault.onRequest?.(request)
  const response = await forward(bank, request)
  const headers = new Headers([...response.headers].filter(([name]) => !ofConnection.includes(name)))
  if (response.headers.get('Content-Type') === 'text/event-stream') {
    outgoing.writeHead(response.status, Object.fromEntries(headers))
    const events = Readable.fromWeb(response.body as ReadableStream).map((part) => {
      const text = Buffer.from(part as Uint8Array).toString()
      return fault.onEvents?.(text) ?? text
    })
    outgoing.on('close', () => events.destroy())
    events.on('error', () => outgoing.destroy()) // the reader has gone
    return void events.pipe(outgoing)
  }
  const answer = { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
  const ask: Ask = async (again) => {
    const second = await forward(bank, again)
    return { status: second.status, headers: second.headers, body: Buffer.from(await second.arrayBuffer()) }
  }
  await fault.onAnswer?.(answer, request, ask)
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(answer.body)
}

async function readRequest(incoming: IncomingMessage): Promise<ProxiedRequest> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    ofConnection.includes(name) && name !== 'content-encoding' ? [] : [[name, String(value)]],
  )
  const { method = 'GET', url: path = '/' } = incoming
  return { method, path, headers: Object.fromEntries(headers), body: Buffer.concat(parts) }
}

const forward = (bank: string, { method, path, headers, body }: ProxiedRequest) =>
  fetch(bank + path, {
    method,
    headers,
    redirect: 'manual',
    ...(method !== 'GET' && method !== 'HEAD' && body.length > 0 && { body: Uint8Array.from(body) }),
  })

/** Reads and changes the JSON of an answer; one that has another body stays as it is. */
export function changeJson(answer: ProxiedAnswer, change: (value: Record<string, unknown>) => void): void {
  if (!/json/.test(answer.headers.get('Content-Type') ?? '') || answer.body.length === 0) return
  const value = JSON.parse(answer.body.toString())
  change(value)
  answer.body = Buffer.from(JSON.stringify(value))
}
