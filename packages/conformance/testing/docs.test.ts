import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { callGroups } from '../../sdk/src/contract/calls/index.ts'
import { viewerLines } from '../src/checks/problems.ts'
import { pathLines, postedLines, queryLines } from '../src/fuzz/calls.ts'
import { lacks } from '../src/run/options.ts'
import { listRequirements } from '../src/run/runCommand.ts'

const docs = readFileSync(path.resolve(import.meta.dirname, '../../../docs/conformance.md'), 'utf8')

test('the documentation lists every requirement as the command does', () => {
  expect(docs).toContain(`\n${listRequirements()}\n`)
})

test('it names everything that a bank may say that it lacks', () => {
  for (const name of Object.keys(lacks)) expect(docs).toContain(`\`${name}\``)
})

const calls = callGroups.flatMap((group) => group.calls)
const withoutIds = (line: string) => line.replaceAll(/\{\w+\}/g, 'none').replace(/sharing$/, 'none')

test('every viewer’s call of the contract is tried without a session', () => {
  const tried = new Set(viewerLines.map(withoutIds))
  const missing = calls.flatMap(({ by, line }) => (by === 'viewer' && !tried.has(withoutIds(line)) ? [line] : []))
  expect(missing).toEqual([])
})

test('every call that takes a body or an id is given nonsense', () => {
  const tried = new Set([...pathLines, ...postedLines, ...queryLines].map(withoutIds))
  const open = calls.filter(
    ({ by, line, body }) => by !== 'operator' && line.includes(' /v1/') && (body || line.includes('{')),
  )
  const missing = open.flatMap(({ line }) => (tried.has(withoutIds(line)) ? [] : [line]))
  // A stream has no end.
  expect(missing).toEqual(['GET /v1/live/{room}'])
})
