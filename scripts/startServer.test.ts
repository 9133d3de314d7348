import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, test } from 'vitest'
import { startServer } from './startServer.ts'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-server-'))
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

/** A program in a file of its own; gives the file. */
function program(name: string, code: string): string {
  const file = path.join(dir, `${name}.mjs`)
  fs.writeFileSync(file, code)
  return file
}
const alive = 'setInterval(() => {}, 1e6)\n'
const sayReady = `console.log('log line')\nconsole.log('bank ready http://127.0.0.1:' + process.env.PORT)\n`

test('is ready with the origin of its ready line, and stops when told', async () => {
  const { ready, ended, stop } = startServer('bank', program('good', alive + sayReady), { PORT: '4123' })
  expect(await ready).toEqual({ origin: 'http://127.0.0.1:4123' })
  await stop()
  expect(await ended).toBe('SIGTERM')
})

test('a server that ends before it is ready says how', async () => {
  const { ready } = startServer('bank', program('failing', 'process.exitCode = 7'), {})
  expect(await ready).toEqual({ ending: 'exit code 7' })
})

test('a ready line of another name is no ready line', async () => {
  const { ready } = startServer('host', program('other', sayReady), { PORT: '1' })
  expect(await ready).toEqual({ ending: 'exit code 0' })
})

test('a server that will not stop is killed', async () => {
  const stubborn = program('stubborn', `process.on('SIGTERM', () => {})\n${alive}${sayReady}`)
  const { ready, ended, stop } = startServer('bank', stubborn, { PORT: '1' })
  await ready
  await stop(50)
  expect(await ended).toBe('SIGKILL')
})

test('a server that stops on disconnect does not outlive us when we are killed', async () => {
  const child = program('child', `process.on('disconnect', () => process.exit())\nconsole.error('up')\n${alive}`)
  const us = program(
    'us',
    `import { startServer } from ${JSON.stringify(path.join(import.meta.dirname, 'startServer.ts'))}
     startServer('bank', ${JSON.stringify(child)}, {})`,
  )
  const parent = spawn(process.execPath, [us], { stdio: ['ignore', 'ignore', 'pipe'] })
  const killedBy = new Promise((resolve) => parent.once('exit', (_, signal) => resolve(signal)))
  // The child has the same stderr: the stream ends only when both are gone.
  for await (const line of createInterface({ input: parent.stderr })) if (line === 'up') parent.kill('SIGKILL')
  expect(await killedBy).toBe('SIGKILL')
})
