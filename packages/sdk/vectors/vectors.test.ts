import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readVectorFile, type Vector } from './readVectorFile.ts'
import { runVector } from './runVector.ts'

const open = readVectorFile(path.join(import.meta.dirname, 'open.json'))
const byId = (id: string): Vector => {
  const vector = open.find((candidate) => candidate.id === id)
  if (!vector) throw new Error(`no vector ${id}`)
  return structuredClone(vector)
}

/** Every vector that passes, and no other: one that starts to pass belongs here, one that stops is a mistake. */
const passing = ['O01', 'O02', 'O03', 'O04', 'O06', 'O09', 'O18', 'O19', 'O20']

test('exactly these vectors pass', () => {
  expect(open.filter((vector) => runVector(vector).length === 0).map(({ id }) => id)).toEqual(passing)
})

test('every other vector names what is not implemented, and is wrong in nothing else', () => {
  const others = open.filter(({ id }) => !passing.includes(id))
  expect(others).toHaveLength(26)
  for (const vector of others) expect(runVector(vector)).toEqual([expect.stringMatching(/^not implemented: /)])
})

test.each([
  [['payments', 11, 'total'], 107201, 'payments[11].total: expected 107201, got 107200'],
  [['payments', 11], undefined, 'payments.length: expected 11, got 12'],
  [['aprNominalPct'], '13.04', 'aprNominalPct: expected "13.04", got "13.03"'],
  [['monthlyIrr'], '0.010861853569', 'monthlyIrr: expected "0.010861853569", got "0.010861853568"'],
  [['apr'], 1, 'apr: expected 1, got nothing'],
])('a miss in %j is told with both values', (place, value, miss) => {
  const vector = byId('O01')
  write(vector.expected, place, value)
  expect(runVector(vector)).toEqual([miss])
})

function write(target: object, place: (string | number)[], value: unknown) {
  const parent = place.slice(0, -1).reduce((inner, key) => Reflect.get(inner, key), target)
  if (value === undefined) (parent as unknown[]).pop()
  else Reflect.set(parent, place.at(-1) ?? '', value)
}

test('a vector that expects nothing is a miss', () => {
  expect(runVector({ ...byId('O01'), expected: {} })).toEqual(['the vector expects nothing'])
})

test('an option that the pricing does not know is not ignored', () => {
  const vector = byId('O01')
  expect(runVector({ ...vector, input: { ...vector.input, rounding: 'EVEN' } } as Vector)).toEqual([
    'not implemented: rounding',
  ])
})

let dir: string
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-vectors-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

test.each([
  ['{', /JSON/],
  ['[]', /\$: /],
  ['{}', /\$\.vectors: /],
  ['{"vectors":[{"id":"A"}]}', /\$\.vectors\[0\]/],
  [
    '{"vectors":[{"id":"A","kind":"instalment","input":{"principal":"x","periods":1,"method":"EP_FEE"},"expected":{}}]}',
    /\$\.vectors\[0\]\.input\.principal: /,
  ],
  [
    '{"vectors":[{"id":"A","kind":"instalment","input":{"principal":1,"periods":1,"method":"EP_FEE","feeRate":"x"},"expected":{}}]}',
    /\$\.vectors\[0\]\.input\.feeRate: /,
  ],
])('%s is refused in one line with the place', (text, place) => {
  const file = path.join(dir, 'a.json')
  fs.writeFileSync(file, text)
  expect(() => readVectorFile(file)).toThrow(place)
  expect(() => readVectorFile(file)).not.toThrow(/\n/)
})

test('a file that is not there is named', () => {
  expect(() => readVectorFile(path.join(dir, 'b.json'))).toThrow(/b\.json: there is no such file/)
})
