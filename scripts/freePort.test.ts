import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { freePort } from './freePort.ts'

let server: Server | undefined
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

async function occupy(host: string): Promise<number> {
  const taken = createServer()
  server = taken
  await new Promise<void>((resolve) => taken.listen(0, host, resolve))
  const address = taken.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('a port that someone listens on is not free', async () => {
  expect(await freePort(await occupy('127.0.0.1'))).toBeNull()
})

test('a port that someone listens on everywhere is not free', async () => {
  expect(await freePort(await occupy('0.0.0.0'))).toBeNull()
})

test('0 gives a port that can be listened on', async () => {
  const port = await freePort(0)
  expect(port).toBeGreaterThan(0)
  expect(await freePort(port ?? 0)).toBe(port)
})
