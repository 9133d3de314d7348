import { expect, test } from 'vitest'
import type { Result } from '../run/runRequirements.ts'
import { formatResult, formatSummary } from './formatResult.ts'
import { toJson } from './toJson.ts'
import { toJunit } from './toJunit.ts'

const base = { group: 'Group & more', exchange: null, durationMs: 1500 }
const results: Result[] = [
  { ...base, id: 'A-01', title: 'Is right', outcome: 'passed', note: '12 times' },
  {
    ...{ ...base, id: 'A-02', title: 'Is <wrong>', outcome: 'failed', note: '"a" instead of "b"\u0000' },
    exchange: {
      ...{ line: 'GET /x', headers: { Authorization: 'Bearer secret' }, body: null },
      answer: { status: 500, headers: {}, body: 'oh\nno' },
    },
  },
  { ...base, id: 'A-03', title: 'Is not there', outcome: 'skipped', note: 'the bank says: no points', group: 'Other' },
]

test('a requirement is one line; under a failure stand what is wrong and the exchange', () => {
  expect(results.map(formatResult)).toEqual([
    '✓ A-01    Is right (12 times)',
    [
      '✗ A-02    Is <wrong>',
      '    "a" instead of "b"\u0000',
      '    > GET /x',
      '    > Authorization: Bearer <6 characters>',
      '    < 500',
      '    < oh',
      '    < no',
    ].join('\n'),
    '– A-03    Is not there (skipped: the bank says: no points)',
  ])
})

test('the last line has the skipped only where there are some', () => {
  expect(formatSummary(results)).toBe('1 passed, 1 failed, 1 skipped')
  expect(formatSummary(results.slice(0, 2))).toBe('1 passed, 1 failed')
})

test('JUnit has a suite for each group, escapes what XML needs, and has no secret', () => {
  const xml = toJunit(results)
  expect(xml).toContain('<testsuites name="offerdock-conformance" tests="3" failures="1" skipped="1">')
  expect(xml).toContain('<testsuite name="Group &amp; more" tests="2" failures="1" skipped="0">')
  expect(xml).toContain('<testcase name="A-01 Is right" classname="Group &amp; more" time="1.5"/>')
  expect(xml).toContain('<failure message="&quot;a&quot; instead of &quot;b&quot;\ufffd">&gt; GET /x\n')
  expect(xml).toContain('<skipped message="the bank says: no points"/>')
  expect(xml).not.toMatch(/secret|\0/)
})

test('JSON has the counts and every requirement, and no secret', () => {
  const text = toJson('http://bank', results)
  const told = JSON.parse(text)
  expect(told).toMatchObject({ bank: 'http://bank', passed: 1, failed: 1, skipped: 1 })
  expect(told.requirements.map(({ id, outcome }: Result) => [id, outcome])).toEqual([
    ['A-01', 'passed'],
    ['A-02', 'failed'],
    ['A-03', 'skipped'],
  ])
  expect(text).not.toContain('secret')
})
