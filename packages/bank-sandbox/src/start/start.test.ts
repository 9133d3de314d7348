import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as api from '../testing/callBank.ts'
import { copyDatabase } from '../testing/copyDatabase.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { clients, makeSeed } from '../testing/makeSeed.ts'
import { startPostgres } from '../testing/startPostgres.ts'
import { startServer } from '../testing/startServer.ts'
import { useBank } from '../testing/useBank.ts'
import { readStartTime } from './readStartTime.ts'

vi.setConfig({ testTimeout: 60_000 })

const OFFERDOCK_DIST = makeDist()
const refuse = async (env: Record<string, string>) => {
  const server = await startServer({ DATA_DIR: makeFolder(), OFFERDOCK_DIST, ...env })
  const [code] = await server.ended
  return { code, lines: server.stderr().trim().split('\n'), stdout: server.lines }
}

describe('a running bank', () => {
  const bank = useBank('embedded')
  const pidFile = () => readFileSync(path.join(bank.dataDir, 'bank.pid'), 'utf8')

  test('says one line and writes its pid and start time', () => {
    const pid = bank.server?.child.pid ?? 0
    expect(bank.server?.lines).toEqual([`bank ready ${bank.origin}`])
    expect(pidFile()).toBe(`${pid}\n${readStartTime(pid)}\n`)
  })

  test('keeps a second one out of its folder, and another off its port', async () => {
    const second = await refuse({ DATA_DIR: bank.dataDir })
    expect(second).toMatchObject({ code: 1, stdout: [] })
    expect(second.lines.join('\n')).toMatch(/^DATA_DIR: the bank with pid \d+ already uses [^\n]+$/)
    const { port } = new URL(bank.origin)
    const taken = await refuse({ PORT: port })
    expect(taken.code).toBe(1)
    expect(taken.lines.at(-1)).toBe(`PORT: port ${port} is taken; set PORT to another one, or to 0 for a free one`)
    expect((await api.call(bank.origin, 'GET /healthz')).status).toBe(200)
  })

  test('takes over after kill -9, and leaves no pid when it is stopped', async () => {
    const killed = pidFile()
    await bank.restart('SIGKILL')
    expect(pidFile()).not.toBe(killed)
    expect(await bank.server?.end('SIGINT')).toEqual([0, null])
    expect(pidFile).toThrow('ENOENT')
  })

  test('finishes what it is answering before it stops', async () => {
    await bank.restart('SIGTERM')
    const { hostname, port } = new URL(bank.origin)
    const body = JSON.stringify({ clientId: 'pk_test_demo' })
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (chunk) => {
      answer += String(chunk)
    })
    // "100 Continue" says that the bank has taken the request, whose body is still to come.
    socket.write(
      `POST /v1/sessions HTTP/1.1\r\nHost: bank\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    await vi.waitUntil(() => answer.includes('100 Continue'), { timeout: 20_000 })
    const ended = bank.server?.end('SIGTERM')
    await vi.waitUntil(() => isRefused(Number(port)), { timeout: 20_000 })
    socket.write(body)
    await once(socket, 'close')
    expect(answer).toContain('HTTP/1.1 200 OK')
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(await ended).toEqual([0, null])
  })
})

describe('a bank that is told to stop', () => {
  // Longer than a test may take: what is cut only then fails it.
  const bank = useBank('embedded', { DRAIN_DELAY_MS: '3000', DRAIN_MS: '100000', REQUEST_MS: '500' })

  test('cuts whoever sends a request too slowly, head or body', async () => {
    for (const begun of [
      'GET /healthz HTTP/1.1\r\nHost: bank\r\nX-Slow:',
      'POST /v1/sessions HTTP/1.1\r\nHost: bank\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ]) {
      const answer = await api.sendRaw(bank.origin, begun)
      expect(answer).toMatch(/^HTTP\/1\.1 400 /)
      expect(answer).toContain('"code":"bad-request"')
    }
    expect((await api.call(bank.origin, 'GET /healthz')).status).toBe(200)
  })

  test('says so before it closes its port, ends the streams and exits with 0', async () => {
    const stream = await fetch(`${bank.origin}/v1/live/room-1`)
    expect(stream.headers.get('Content-Type')).toBe('text/event-stream')
    // A reader that keeps its connection would hold up the stop after the stream has ended.
    expect(stream.headers.get('Connection')).toBe('close')
    expect((await api.call(bank.origin, 'GET /readyz')).status).toBe(200)
    const ended = bank.server?.end('SIGTERM')
    const unready = await vi.waitUntil(
      async () => {
        const answer = await api.call(bank.origin, 'GET /readyz')
        return answer.status === 503 && answer
      },
      { timeout: 20_000 },
    )
    expect(api.readProblem(unready)).toMatchObject({ code: 'unavailable', detail: 'the bank is stopping' })
    expect(unready.headers.get('Connection')).toBe('close')
    expect((await api.call(bank.origin, 'POST /v1/sessions', { body: { clientId: 'pk_test_demo' } })).status).toBe(200)
    await stream.text()
    expect(await ended).toEqual([0, null])
  })
})

test('a second signal ends it at once', async () => {
  const env = { DATA_DIR: makeFolder(), OFFERDOCK_DIST, DRAIN_DELAY_MS: '100000' }
  await copyDatabase(env.DATA_DIR)
  const server = await startServer(env)
  // One that comes within a moment is the first once more.
  const pressing = setInterval(() => server.child.kill('SIGTERM'), 150)
  expect(await server.ended).toEqual([1, null])
  clearInterval(pressing)
})

const isRefused = async (port: number) => {
  const socket = connect(port, '127.0.0.1')
  const isOpen = await new Promise((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
  })
  socket.destroy()
  return !isOpen
}

test('it ends when the program that started it goes away', async () => {
  const server = await startServer({ DATA_DIR: makeFolder(), OFFERDOCK_DIST })
  expect(server.isReady).toBe(true)
  server.child.disconnect()
  expect(await server.ended).toEqual([0, null])
})

test('mistakes in the environment end it with one line each', async () => {
  const { code, lines } = await refuse({
    PORT: 'high',
    PUBLIC_ORIGIN: 'http://a/b',
    HOST_ORIGINS: 'http://a,b',
    DATABASE_URL: 'x',
  })
  expect(code).toBe(1)
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'HOST_ORIGINS',
    'PORT',
    'PUBLIC_ORIGIN',
  ])
})

test('the default secret key is refused where others can reach the bank', async () => {
  const { code, lines } = await refuse({ PUBLIC_ORIGIN: 'https://bank.example' })
  expect([code, lines]).toEqual([1, ['SECRET_KEY: the default is accepted on loopback only; set one of your own']])
})

test('without a complete build it names the command that makes one', async () => {
  const noManifest = makeFolder()
  const torn = makeDist()
  writeFileSync(path.join(torn, 'host.aaaaaaaa.js'), 'changed')
  for (const dir of [path.join(noManifest, 'none'), noManifest, torn]) {
    const { code, lines } = await refuse({ OFFERDOCK_DIST: dir })
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringMatching(/^OFFERDOCK_DIST: no complete build in .*run: npm run build$/)])
  }
})

test('a database that cannot be reached is one line without its password', async () => {
  const { code, lines } = await refuse({ DATABASE_URL: 'postgres://app:hush@127.0.0.1:1/none' })
  expect(code).toBe(1)
  expect(lines).toEqual([expect.stringMatching(/^DATABASE_URL: the database cannot be opened \(.*ECONNREFUSED/)])
  expect(lines.join()).not.toContain('hush')
})

test('a folder for data that is of no use is one line', async () => {
  const folder = makeFolder()
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  const torn = makeFolder()
  writeFileSync(path.join(torn, 'database'), '')
  // The one folder in which root, whom no permission stops, cannot write either.
  for (const DATA_DIR of [file, path.join(file, 'below'), '/proc', torn]) {
    const { code, lines } = await refuse({ DATA_DIR })
    expect([code, lines]).toEqual([1, [expect.stringMatching(/^DATA_DIR: .+ \(.+\)$/)]])
  }
})

test('--help documents every variable', () => {
  const help = readFileSync(path.join(import.meta.dirname, 'helpText.ts'), 'utf8')
  const env = readFileSync(path.join(import.meta.dirname, 'readEnv.ts'), 'utf8')
  const names = [...env.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) expect(help).toMatch(new RegExp(`^  ${name} `, 'm'))
})

describe('two banks on one new PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres(['fsync=on', 'synchronous_commit=on'])
    return postgres.stop
  }, 60_000)

  test('make one receipt key between them, and say that a write survives a power loss', async () => {
    const env = { OFFERDOCK_DIST, SEED: makeSeed(), DATABASE_URL: postgres.databaseUrl }
    const servers = await Promise.all([makeFolder(), makeFolder()].map((DATA_DIR) => startServer({ ...env, DATA_DIR })))
    const keys = await Promise.all(servers.map(({ origin }) => api.call(origin, 'GET /.well-known/jwks.json')))
    expect(keys[1]?.text).toBe(keys[0]?.text)
    const [first, second] = servers.map(({ origin }) => origin)
    const health = await api.call(first ?? '', 'GET /healthz')
    expect(health.json).toEqual({ status: 'ok', durability: 'power' })
    const token = await api.openSession(first ?? '')
    const { agreement } = await api.confirmed(api.confirm(second ?? '', token, await api.makeQuote(first ?? '', token)))
    const read = await api.call(first ?? '', `GET /v1/agreements/${agreement.agreementId}`, {
      token: clients.demo.secret,
    })
    expect(read.json).toEqual(agreement)
    await Promise.all(servers.map((server) => server.end('SIGTERM')))
  })
})
