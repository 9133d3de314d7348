import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from './runCommand.mjs'

test('gives the exit code with what was said on both streams', async () => {
  const code = `console.log('out'); console.error('err'); process.exitCode = 3`
  const result = await runCommand(process.execPath, ['-e', code])
  expect(result.code).toBe(3)
  expect(result.output.split('\n').sort()).toEqual(['', 'err', 'out'])
})

test('a program that is not there is an exit code and a reason, not an exception', async () => {
  expect(await runCommand('/nowhere/npx', [])).toEqual({ code: 127, output: expect.stringContaining('ENOENT') })
})

test('a command that takes too long is ended and says so', async () => {
  const result = await runCommand(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { timeoutMs: 100 })
  expect(result).toEqual({ code: 1, output: expect.stringContaining('Stopped after 0.1 s.') })
})

/** A shell, our process below it, a command that ignores SIGTERM, and what that started: all are connected to us. */
async function startFamily() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-family-'))
  const socket = path.join(dir, 's')
  const pids: Record<string, number> = {}
  const gone: Promise<unknown>[] = []
  const server = createServer()
  const complete = new Promise<void>((resolve) => {
    server.on('connection', (connection) => {
      gone.push(new Promise((left) => connection.once('close', left).once('error', () => {})))
      connection.once('data', (text) => {
        const [role = '', pid] = String(text).trim().split(' ')
        pids[role] = Number(pid)
        if (Object.keys(pids).length === 3) resolve()
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  const shell = spawn('/bin/sh', ['-c', '"$0" "$@"; exit $?', process.execPath, family, 'first', socket])
  const shellEnds = new Promise((resolve) => shell.once('exit', (code, signal) => resolve(code ?? signal)))
  await complete
  const allGone = async () => {
    await Promise.all(gone)
    server.close()
    fs.rmSync(dir, { recursive: true })
    return gone.length
  }
  return { shell, shellEnds, pids, allGone }
}
const family = path.join(import.meta.dirname, 'testing/family.mjs')

test('SIGTERM ends everything that was started, and is the exit code', async () => {
  const { shellEnds, pids, allGone } = await startFamily()
  process.kill(pids.first ?? 0, 'SIGTERM')
  expect(await allGone()).toBe(3)
  expect(await shellEnds).toBe(143)
})

test('the death of the shell above ends everything that was started', async () => {
  const { shell, shellEnds, allGone } = await startFamily()
  shell.kill('SIGKILL')
  expect(await shellEnds).toBe('SIGKILL')
  expect(await allGone()).toBe(3)
})
