import { expect, test } from 'vitest'
import { compareShapes } from './compareShapes.ts'
import { explainBreaking } from './judgeContract.ts'
import type { ContractShape } from './readShape.ts'
import { makeShape, rows } from './testing/contractChanges.ts'

const shape = () => structuredClone(makeShape()) as unknown as ContractShape // the small one has all that is compared

test('a contract that has not changed has no changes', () => {
  expect(compareShapes(shape(), shape())).toEqual([])
})

test.each(rows)('%s: breaking %s', (_, isBreaking, change, text) => {
  const now = shape()
  change(now)
  const changes = compareShapes(shape(), now)
  expect(changes.filter((one) => one.isBreaking !== isBreaking)).toEqual([])
  if (text) expect(changes.map((one) => one.text).join('\n')).toContain(text)
  else expect(changes).toEqual([])
})

test('what breaks is said with its place, and with what to do', () => {
  const now = shape()
  delete now.calls['GET /v1/open']
  const said = explainBreaking(compareShapes(shape(), now))
  expect(said).toContain('GET /v1/open: is gone')
  expect(said).toMatch(/Keep what they rely on/)
})
