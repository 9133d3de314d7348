import { expect, test } from 'vitest'
import { countReport } from './countReport.ts'

const assertion = (status: string) => ({ fullName: `is ${status}`, status, failureMessages: null })
const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults: statuses.map(assertion),
})
const count = (...testResults: ReturnType<typeof file>[]) => {
  const { passed, failed } = countReport({ success: true, testResults }, 0, '')
  return `${passed} passed, ${failed} failed`
}

test.each(['failed', 'skipped', 'todo', 'pending', 'disabled'])('a test that is %s counts as failed', (status) => {
  expect(count(file('passed', 'passed', status))).toBe('1 passed, 1 failed')
})

test('a file that does not load counts as one failed', () => {
  expect(count(file('failed'), file('passed', 'passed'))).toBe('1 passed, 1 failed')
})

test('a file without tests counts as one failed even if the runner calls it passed', () => {
  expect(count(file('passed'), file('passed', 'passed'))).toBe('1 passed, 1 failed')
})

test('a hook that throws after passed tests counts as one failed', () => {
  expect(count(file('failed', 'passed'))).toBe('1 passed, 1 failed')
})

test('a failed test is not counted again for its file', () => {
  expect(count(file('failed', 'failed', 'passed'))).toBe('1 passed, 1 failed')
})

test('a runner with no tests counts as one failed', () => {
  expect(count()).toBe('0 passed, 1 failed')
})

test('a runner that left no report counts as one failed and shows what it said', () => {
  expect(countReport(null, 0, 'segmentation fault')).toEqual({
    passed: 0,
    failed: 1,
    messages: [expect.stringContaining('segmentation fault')],
  })
})

test('an exit code of a runner whose tests all passed counts as one failed', () => {
  const report = { success: true, testResults: [file('passed', 'passed')] }
  expect(countReport(report, 1, 'Unhandled error')).toMatchObject({ passed: 1, failed: 1 })
})

test('everything passed is everything passed', () => {
  expect(count(file('passed', 'passed', 'passed'))).toBe('2 passed, 0 failed')
})
