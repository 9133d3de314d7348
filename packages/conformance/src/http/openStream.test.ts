import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStream } from './openStream.ts'

const patientMs = 20_000
let server: Server
let url = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/silent') return
    if (request.url === '/page') return void response.end('<h1>hi</h1>')
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(`: hello\n\nretry: 2000\n\nid: ${request.headers['last-event-id'] ?? 1}\nevent: live\nda`)
    response.write('ta: {"a":\ndata: 1}\n\n')
    response.write('data:x\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('events come as the standard reads them: fields by line, comments left out, data joined', async () => {
  const stream = await openStream(url, patientMs, { 'Last-Event-ID': '17' })
  expect(await stream.next(patientMs)).toEqual({ id: '17', event: 'live', data: '{"a":\n1}' })
  expect(await stream.next(patientMs)).toEqual({ id: null, event: 'message', data: 'x' })
  expect(stream.hasRetry()).toBe(true)
  expect(await stream.next(1)).toBeNull()
  stream.close()
})

test('a bank that is not there is a failure', async () => {
  await expect(openStream('http://127.0.0.1:1/', patientMs)).rejects.toThrow('GET http://127.0.0.1:1/: fetch failed')
})

test('a bank that never answers is a failure too', async () => {
  await expect(openStream(`${url}silent`, 50)).rejects.toThrow('no answer in time')
})

test('of a stream that has ended nothing more is waited for', async () => {
  const stream = await openStream(`${url}page`, patientMs)
  expect(await stream.next(2 ** 31 - 1)).toBeNull()
})
