import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { Server } from '../../bank-sandbox/src/testing/startServer.ts'
import { groups } from '../src/requirements.ts'
import { runCommand } from '../src/run/runCommand.ts'
import { startSandbox } from './startSandbox.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const dir = mkdtempSync(path.join(os.tmpdir(), 'offerdock-conformance-'))
const banks: Server[] = []
afterAll(async () => {
  for (const bank of banks) await bank.end('SIGTERM')
  rmSync(dir, { recursive: true, force: true })
})

async function run(env: Record<string, string>, ...args: string[]) {
  const bank = await startSandbox(env)
  banks.push(bank)
  const lines: string[] = []
  const say = (line: string) => lines.push(...line.split('\n'))
  const code = await runCommand([bank.origin, ...args], { INIT_CWD: dir }, { say, warn: say })
  return { code, lines, bank }
}

test('the sandbox keeps every requirement, 2,400 malformed requests included', async () => {
  const ids = groups.flatMap(({ requirements }) => requirements.map(({ id }) => id))
  const { code, lines, bank } = await run({}, '--junit', 'results.xml', '--json', 'results.json')
  expect(lines.filter((line) => /^\s*[✗–<>]/.test(line))).toEqual([])
  expect([code, lines.at(-1)]).toEqual([0, `${ids.length} passed, 0 failed`])
  expect(ids).toEqual([...new Set(ids)])
  for (const id of ids) expect(lines.filter((line) => line.startsWith(`✓ ${id} `))).toHaveLength(1)
  expect(readFileSync(path.join(dir, 'results.xml'), 'utf8').match(/<testcase /g)).toHaveLength(ids.length)
  const told = JSON.parse(readFileSync(path.join(dir, 'results.json'), 'utf8'))
  expect([told.passed, told.failed, told.skipped]).toEqual([ids.length, 0, 0])
  const requests = lines.flatMap((line) => /^✓ FUZ.*\((\d+) requests/.exec(line)?.[1] ?? [])
  expect(requests.map(Number).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2000)
  expect(bank.stderr()).not.toContain('"msg":"request failed"')
})

test('a report that cannot be written is said after the results, with exit code 2', async () => {
  const [bank] = banks
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const args = [bank?.origin ?? '', '--only', 'TXT', '--junit', 'no/such/folder/results.xml']
  expect(await runCommand(args, { INIT_CWD: dir }, { say, warn: say })).toBe(2)
  expect(lines.slice(-2)).toEqual([
    '2 passed, 0 failed',
    expect.stringMatching(/^A report could not be written\. ENOENT/),
  ])
})

test('limits are found where there are some, and waited for elsewhere', async () => {
  const { code, lines } = await run({ RATE_LIMITS: 'on' }, '--only', 'RAT')
  expect([code, lines.at(-1)]).toEqual([0, '2 passed, 0 failed'])
  expect(lines.find((line) => line.includes('RAT-02'))).toMatch(/\(after 1?\d\)$/)
})
