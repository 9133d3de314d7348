import fs from 'node:fs'
import { expect, test } from 'vitest'
import { inRoot } from '../prepare/paths.mjs'
import { guards } from './guards.ts'
import { testKey } from './runTests.ts'
import { takeOut } from './takeOut.ts'
import { tryGuard } from './tryGuard.ts'

const file = 'packages/sdk/src/protocol/bootstrap.ts'
const tests = 'packages/sdk/src/protocol/bootstrap.test.ts'
const nonceTest = 'wrong nonce is refused'
const sound = new Map([[testKey(tests, nonceTest), 'passed']])
const red = { [tests]: [nonceTest] }
const cut = { against: 'nothing', file, red }

test.each(guards)('the guard against $against stands in its file, and its tests have files', (guard) => {
  expect(takeOut(guard)).not.toBe(fs.readFileSync(inRoot(guard.file), 'utf8'))
  expect(Object.values(guard.red).flat()).not.toEqual([])
  for (const file of Object.keys(guard.red)) expect(fs.existsSync(inRoot(file)), file).toBe(true)
})

test.each([
  ['a guard that is not found', { ...cut, guard: 'if (never) return null' }, sound, /stands 0 times/],
  [
    'a guard whose test is red with it in place',
    { ...cut, guard: 'nonce' },
    new Map([[testKey(tests, nonceTest), 'failed']]),
    /is red/,
  ],
  ['a guard whose test is not there', { ...cut, guard: 'nonce' }, new Map<string, string>(), /no such test/],
  ['a guard without tests', { ...cut, guard: 'nonce', red: {} }, sound, /names no test/],
])('%s is no proof', async (_, guard, endings, problem) => {
  expect(await tryGuard(guard, endings)).toMatch(problem)
})

test('a guard that its test does not miss is said to be alive, and one that it misses is killed', async () => {
  const [survives, dies] = await Promise.all([
    tryGuard({ ...cut, guard: '&& event.ports.length === 1' }, sound),
    tryGuard({ ...cut, guard: 'if (message.nonce !== expected.nonce) return null' }, sound),
  ])
  expect(survives).toBe(`this stays passed: ${testKey(tests, nonceTest)}`)
  expect(dies).toBe(null)
}, 120_000)
