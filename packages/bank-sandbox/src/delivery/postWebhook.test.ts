import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { postWebhook } from './postWebhook.ts'

async function listen(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`)
}

const post = (url: URL, changes: { isGuarded?: boolean; signal?: AbortSignal } = {}) =>
  postWebhook({
    url,
    headers: { 'webhook-id': 'e1' },
    body: '{"name":"分期"}',
    isGuarded: false,
    signal: new AbortController().signal,
    ...changes,
  })

test('posts the bytes and gives status and Retry-After', async () => {
  const seen: unknown[] = []
  const url = await listen(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method, headers } = request
    seen.push(method, headers['webhook-id'], headers['content-type'], Buffer.concat(chunks).toString())
    response.writeHead(503, { 'Retry-After': '7' }).end('later')
  })
  expect(await post(url)).toEqual({ status: 503, retryAfter: '7' })
  expect(seen).toEqual(['POST', 'e1', 'application/json', '{"name":"分期"}'])
})

test('follows no redirect', async () => {
  const paths: (string | undefined)[] = []
  const url = await listen((request, response) => {
    paths.push(request.url)
    response.writeHead(307, { Location: '/elsewhere' }).end()
  })
  expect((await post(url)).status).toBe(307)
  expect(paths).toEqual(['/hooks'])
})

test('an answer that is cut is none', async () => {
  const url = await listen((_, response) => {
    response.writeHead(200, { 'Content-Length': '10' }).write('half', () => response.destroy())
  })
  await expect(post(url)).rejects.toThrow('aborted')
})

test('an answer that does not end is not read to its end', async () => {
  const url = await listen((_, response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384))) {}
    }
    response.on('drain', more)
    more()
  })
  expect((await post(url)).status).toBe(200)
})

test('a platform that does not answer is left when the time is over', async () => {
  const url = await listen(() => {})
  await expect(post(url, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: 'AbortError' })
})

test('a guarded connection reaches nothing that is not public', async () => {
  let requests = 0
  const { port } = await listen((_, response) => {
    requests++
    response.end()
  })
  const names = ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '127.1', '[::ffff:127.0.0.1]', '0.0.0.0']
  for (const name of names) {
    await expect(post(new URL(`http://${name}:${port}/`), { isGuarded: true })).rejects.toThrow(/public internet/)
  }
  expect(requests).toBe(0)
  expect((await post(new URL(`http://localhost:${port}/`))).status).toBe(200)
})
