import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bankPid, gone, isAlive } from './lab/product.ts'
import { root, runCommand } from './lab/runCommand.ts'
import { tempDir } from './lab/tempDir.ts'

const data = tempDir()
const taken = createServer()
let takenPort = 0

beforeAll(async () => {
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  takenPort = (taken.address() as AddressInfo).port
})
afterAll(() => {
  taken.close()
  data.remove()
})

test.each(['bank', 'host', 'demo'])(
  'SIGTERM to npm run %s leaves nothing running, with exit code 0',
  async (name) => {
    const { dir, remove } = tempDir()
    const env = { PORT: '0', BANK_PORT: '0', HOST_PORT: '0', DATA_DIR: dir }
    const command = runCommand(['run', '-s', name], env)
    const ready = name === 'demo' ? ['bank', 'host'] : [name]
    const origins = await Promise.all(
      ready.map(async (one) => (await command.line(new RegExp(`^${one} ready (http:\\S+)$`)))[1]),
    )
    const pid = name === 'host' ? null : bankPid(dir)
    if (pid) expect(isAlive(pid)).toBe(true)
    await command.stop()
    if (pid) await gone(pid)
    for (const origin of origins) await expect(fetch(`${origin}`)).rejects.toThrow()
    remove()
  },
  60_000,
)

test.each([
  ['bank', 'PORT', {}],
  ['host', 'PORT', {}],
  ['demo', 'BANK_PORT', { HOST_PORT: '0' }],
] as const)('npm run %s on a taken port names the port and %s', async (name, variable, rest) => {
  const { dir, remove } = tempDir()
  const command = runCommand(['run', '-s', name], { ...rest, [variable]: `${takenPort}`, DATA_DIR: dir })
  expect(await command.ended).not.toBe(0)
  const [line] = command
    .output()
    .split('\n')
    .filter((one) => one.includes(`${takenPort}`))
  expect(line).toContain(variable)
  remove()
})

test('a second bank on the same data is refused and says who has it', async () => {
  const first = runCommand(['run', '-s', 'bank'], { PORT: '0', DATA_DIR: data.dir })
  await first.line(/^bank ready/)
  const second = runCommand(['run', '-s', 'bank'], { PORT: '0', DATA_DIR: data.dir })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`${bankPid(data.dir)}`)
  await first.stop()
})

test('npm run vectors reads a file relative to where the user stands, and counts what it misses', async () => {
  const command = runCommand(['run', '-s', 'vectors', '--', 'packages/sdk/vectors/open.json'])
  await command.ended
  const last = command.output().split('\n').at(-1) ?? ''
  const [, passed, failed] = last.match(/^(\d+) passed, (\d+) failed$/) ?? []
  expect([Number(passed), Number(failed)]).toEqual([35, 0])
})

test('every command that a user types has --help', async () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  for (const name of ['demo', 'bank', 'host', 'vectors', 'bench', 'compliance', 'test']) {
    expect(scripts).toHaveProperty(name)
    const command = runCommand(['run', '-s', name, '--', '--help'])
    expect(await command.ended).toBe(0)
    expect(command.output()).toMatch(/npm (run )?\w+/)
  }
}, 60_000)
