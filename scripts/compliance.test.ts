import fs from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../packages/sdk/src/policy/rules.ts'
import { findPolicyTests, isTest } from './compliance/findPolicyTests.ts'
import { writeCompliance } from './compliance/writeCompliance.ts'
import { inRoot } from './prepare/paths.mjs'

const policyTests = findPolicyTests()
const series = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`)

test('the list has every rule once, in order', () => {
  const counts: [string, number][] = [
    ['CN', 30],
    ['PI', 10],
    ['EU', 10],
    ['GD', 2],
    ['UK', 5],
    ['US', 4],
    ['AX', 14],
  ]
  expect(rules.map(({ id }) => id)).toEqual(counts.flatMap(([prefix, count]) => series(prefix, count)))
})

test('docs/compliance.md is what the list says; "npm run compliance" writes it anew', () => {
  expect(fs.readFileSync(inRoot('docs/compliance.md'), 'utf8')).toBe(writeCompliance(rules, policyTests))
})

test('every test that the list names is there', () => {
  const named = rules.flatMap(({ parts }) => parts.flatMap(({ tests }) => tests))
  expect(named.filter((name) => !isTest(name))).toEqual([])
  expect(isTest('scripts/compliance.test.ts › a title that no test has')).toBe(false)
})

test('every rule that the policy holds has a test named after it, and every such test a rule', () => {
  const held = rules.filter(({ parts }) => parts.some(({ owner, open }) => owner === 'policy' && !open))
  expect(held.map(({ id }) => id).filter((id) => !policyTests.has(id))).toEqual([])
  expect([...policyTests.keys()].filter((id) => !held.some((rule) => rule.id === id))).toEqual([])
})

test('a rule is held by a test or says what is open', () => {
  for (const { id, parts } of rules) {
    expect(parts.length, id).toBeGreaterThan(0)
    for (const { owner, tests, open } of parts) {
      const isSaid = owner === 'policy' || tests.length > 0 || Boolean(open)
      expect(isSaid, id).toBe(true)
    }
  }
})
