import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import { Failure } from './failure.ts'
import { type Call, send } from './send.ts'

let server: Server
let base = ''
/** How many times the bank still says 429, and with which `Retry-After`. */
const limit = { times: 0, retryAfter: '0' }
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    if (request.url === '/hangs') return
    const isLimited = limit.times-- > 0
    response.writeHead(isLimited ? 429 : 200, isLimited ? { 'Retry-After': limit.retryAfter } : {})
    const { authorization = null, 'content-type': type = null } = request.headers
    response.end(JSON.stringify({ authorization, type, body: Buffer.concat(parts).toString('latin1') }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(line: string, call?: Call, timeoutMs = 20_000) {
  const exchanges: Exchange[] = []
  const answer = await send({ base, timeoutMs, onExchange: (exchange) => exchanges.push(exchange) }, line, call)
  return { ...answer, exchanges }
}

test('a value goes as JSON with its token, a text and bytes as they are', async () => {
  const json = await ask('POST /x', { body: { a: 1 }, token: 't' })
  expect(json.json).toEqual({ authorization: 'Bearer t', type: 'application/json', body: '{"a":1}' })
  expect((await ask('POST /x', { body: '{' })).json).toMatchObject({ authorization: null, body: '{' })
  expect((await ask('POST /x', { body: Uint8Array.of(0xff, 0) })).json).toMatchObject({ body: '\u00ff\u0000' })
  expect(json.exchanges).toEqual([{ ...json.exchange, answer: expect.objectContaining({ status: 200 }) }])
})

test('a limit is waited for, unless it is what was asked for or lasts too long', async () => {
  Object.assign(limit, { times: 2, retryAfter: '0' })
  expect(await ask('GET /x')).toMatchObject({ status: 200, exchanges: { length: 3 } })
  Object.assign(limit, { times: 1, retryAfter: '0' })
  expect(await ask('GET /x', { isPatient: false })).toMatchObject({ status: 429, exchanges: { length: 1 } })
  Object.assign(limit, { times: 1, retryAfter: '86400' })
  expect(await ask('GET /x')).toMatchObject({ status: 429, exchanges: { length: 1 } })
  Object.assign(limit, { times: 1, retryAfter: 'soon' })
  expect(await ask('GET /x')).toMatchObject({ status: 429, exchanges: { length: 1 } })
})

test('no answer in time is a failure with the request', async () => {
  const failed = await ask('GET /hangs', {}, 50).catch((error) => error)
  expect(failed).toBeInstanceOf(Failure)
  expect(failed).toMatchObject({
    message: 'GET /hangs: no answer in time',
    exchange: { line: 'GET /hangs', answer: null },
  })
})
