import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'

// On a busy machine they take many times as long.
vi.setConfig({ testTimeout: 60_000 })

const main = new URL('./main.ts', import.meta.url).pathname
const undo: (() => void)[] = []
afterEach(() => {
  for (const stop of undo.splice(0)) stop()
})

function run(env: Record<string, string>, { ipc = false, args = [] as string[] } = {}) {
  const stdio = ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])] as 'pipe'[]
  const child = spawn(process.execPath, [main, ...args], { env: { ...env }, stdio })
  undo.push(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  // Not `close`: with an IPC channel that was disconnected it never comes.
  const ended = Promise.all([once(child, 'exit'), once(child.stdout, 'end'), once(child.stderr, 'end')]).then(
    ([[code]]) => ({ code, out, err }),
  )
  const ready = () =>
    new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => out.endsWith('\n') && resolve(out))
      void ended.then(reject)
    })
  return { child, ready, ended }
}

const urlOf = (line: string) => /^host ready (http:\/\/localhost:\d+)\n$/.exec(line)?.[1] ?? expect.fail(line)

test('it says one line, serves a strict page without the secret, and ends on SIGTERM', async () => {
  const { child, ready, ended } = run({ PORT: '0', BANK_ORIGIN: 'https://bank.example', SECRET_KEY: 'sk_canary' })
  const url = urlOf(await ready())
  const page = await fetch(`${url}/?lang=en&theme=dark`)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self' https://bank.example;")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toContain('unsafe')
  const html = await page.text()
  expect(html).toContain('<html lang="en" data-theme="dark">')
  expect(html).toContain('src="https://bank.example/offerdock/v1.js" data-client-id="pk_test_demo"')

  for (const path of ['/page.js', '/page.css', '/art/phone.svg']) {
    const file = await fetch(url + path)
    expect(file.status).toBe(200)
    expect(await file.text()).not.toContain('sk_canary')
  }
  expect(html).not.toContain('sk_canary')
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, err: '' })
})

test('a language or theme that does not exist falls back and is not echoed', async () => {
  const url = urlOf(await run({ PORT: '0' }).ready())
  const html = await (await fetch(`${url}/?lang=toString&theme="><script>`)).text()
  expect(html).toContain('<html lang="zh-CN" data-theme="auto">')
})

test('it ends when the program that started it is gone', async () => {
  const { child, ready, ended } = run({ PORT: '0' }, { ipc: true })
  await ready()
  child.disconnect()
  expect(await ended).toMatchObject({ code: 0 })
})

// Not every machine has IPv6.
const loopback = Object.values(networkInterfaces()).flatMap((entries = []) =>
  entries.filter(({ internal }) => internal).map(({ address }) => address),
)

test.each(loopback)('a port that is taken on %s is named in one line with its variable', async (address) => {
  const other = createServer()
  undo.push(() => void other.close())
  other.listen(0, address)
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, out, err } = await run({ PORT: String(port) }).ended
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: `host: port ${port} is taken; set PORT to another one, or to 0\n`,
  })
})

test('mistakes in the settings end it with one line each', async () => {
  const { code, err } = await run({ PORT: 'http', BANK_ORIGIN: 'bank' }).ended
  expect(code).toBe(1)
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^host: PORT must be/),
    expect.stringMatching(/^host: BANK_ORIGIN must be/),
  ])
})

test('--help names every variable', async () => {
  const { code, out } = await run({}, { args: ['--help'] }).ended
  expect(code).toBe(0)
  for (const name of ['PORT', 'BANK_ORIGIN', 'CLIENT_ID', 'SECRET_KEY', 'WEBHOOK_SECRET']) expect(out).toContain(name)
})
