import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import openFile from './open.json' with { type: 'json' }
import { readVectorFile } from './readVectorFile.ts'
import { readVectors, type Vector } from './readVectors.ts'
import { runVector } from './runVector.ts'

const open = readVectorFile(path.join(import.meta.dirname, 'open.json'))
const byId = (id: string): Exclude<Vector, { malformed: string }> => {
  const vector = open.find((candidate) => candidate.id === id)
  if (!vector || 'malformed' in vector) throw new Error(`no vector ${id}`)
  return structuredClone(vector)
}

test.each(open)('$id $title', (vector) => {
  expect(runVector(vector)).toEqual([])
})

test('the file has 35 vectors', () => {
  expect(open).toHaveLength(35)
})

test.each<[string, (string | number)[], unknown, string]>([
  ['O01', ['payments', 11, 'total'], 107201, 'payments[11].total: expected 107201, got 107200'],
  ['O01', ['payments', 11], undefined, 'payments.length: expected 11, got 12'],
  ['O01', ['aprNominalPct'], '13.04', 'aprNominalPct: expected "13.04", got "13.03"'],
  ['O01', ['monthlyIrr'], '0.010861853569', 'monthlyIrr: expected "0.010861853569", got "0.010861853568"'],
  ['O01', ['apr'], 1, 'apr: expected 1, got nothing'],
  ['O21', ['apr6dp'], '6.434187', 'apr6dp: expected "6.434187", got "6.434185"'],
  ['O21', ['apr1dp'], '6.5', 'apr1dp: expected "6.5", got "6.4"'],
  ['O25', ['aprBps'], 1183, 'aprBps: expected 1183, got 1182'],
  ['OP05', ['lotsDrawn', 0, 'points'], 1, 'lotsDrawn[0].points: expected 1, got 5000'],
  ['OP09', ['instalment', 'totalCharge'], 1, 'instalment.totalCharge: expected 1, got 19800'],
])('a miss in %s %j is told with both values', (id, place, value, miss) => {
  const vector = byId(id)
  write(vector.expected, place, value)
  expect(runVector(vector)).toEqual([miss])
})

test('six decimals may differ by a millionth', () => {
  const vector = byId('O21')
  write(vector.expected, ['apr6dp'], '6.434186')
  expect(runVector(vector)).toEqual([])
})

test.each<[string, (string | number)[], unknown, string]>([
  ['O01', ['rounding'], 'EVEN', 'malformed: $.input: unknown rounding'],
  ['O01', ['principal'], 'x', 'malformed: $.input.principal: expected number'],
  ['O01', ['principal'], 1.5, 'malformed: $.input.principal: '],
  ['O01', ['feeRate'], '0,6', 'malformed: $.input.feeRate: expected a decimal'],
  ['O01', ['feeRate'], undefined, 'malformed: PER_PERIOD without feeRate'],
  ['O01', ['feeMode'], 'WEEKLY', 'malformed: $.input.feeMode: '],
  ['O01', ['feeMode'], undefined, 'malformed: EP_FEE without feeMode'],
  ['O01', ['method'], 'BALLOON', 'malformed: $.input.method: '],
  ['O07', ['annualRate'], undefined, 'malformed: ANNUITY without annualRate'],
  ['O07', ['deferral'], { months: 1, feeDuring: false }, 'not defined: an option of EP_FEE on ANNUITY'],
  ['O16', ['waiver', 'share'], '1.5', 'malformed: $.input.waiver.share: a share is at most 1'],
  ['O16', ['waiver', 'type'], 'LUCK', 'malformed: $.input.waiver'],
  ['O21', ['dayCount'], 'ACT_360', 'malformed: $.input.dayCount: '],
  ['O21', ['dates', 'firstPayment'], '2012-02-30', 'malformed: $.input.dates.firstPayment: no such day'],
  ['O21', ['dates', 'firstPayment'], '2012-02-16', 'dates: no series begins after 413/4380 years'],
  ['O21', ['series', 0, 'amount'], 1e12, 'no annual rate: less is paid than drawn'],
  ['O23', ['series', 2, 'count'], 11, 'malformed: $.input.series[2]: it needs an amount'],
  ['O25', ['dates', 'unit'], 'M2', 'dates: no series begins after 0 unit-periods and 49/60'],
  ['O25', ['series', 0, 'f'], '1/0', 'malformed: $.input.series[0].f: expected a fraction'],
  ['O25', ['amountFinanced'], 1e9, 'no annual rate: less is paid than financed'],
  ['OP01', ['rate', 'minor'], 0, 'malformed: $.input.rate.minor: '],
])('%s with %j %j fails with the reason', (id, place, value, reason) => {
  const vector = byId(id)
  write(vector.input, place, value)
  const [miss, ...more] = runVector(vector)
  expect(miss?.slice(0, reason.length)).toBe(reason)
  expect(more).toEqual([])
})

function write(target: object, place: (string | number)[], value: unknown) {
  const parent = place.slice(0, -1).reduce((inner, key) => Reflect.get(inner, key), target)
  const key = place.at(-1) ?? ''
  if (value !== undefined) Reflect.set(parent, key, value)
  else if (Array.isArray(parent)) parent.pop()
  else Reflect.deleteProperty(parent, key)
}

test('a vector that expects nothing, and one of another kind, fail', () => {
  expect(runVector({ ...byId('O01'), expected: {} })).toEqual(['the vector expects nothing'])
  expect(runVector({ ...byId('O01'), kind: 'toString' })).toEqual(['unknown kind toString'])
})

test('where points cover the whole order there is no plan to price', () => {
  const vector = byId('OP08')
  write(vector.input, ['rate', 'minor'], 1_000_000)
  write(vector.input, ['fullCoverRoundUp'], true)
  expect(runVector({ ...vector, expected: { netPayable: 0 } })).toEqual([])
  expect(runVector({ ...vector, expected: { instalment: {} } })).toEqual(['instalment: expected {}, got nothing'])
})

test('one malformed vector fails alone, under its place in the file', () => {
  const [broken, ...rest] = readVectors({ vectors: [{ id: 'A' }, ...openFile.vectors] })
  expect(broken).toMatchObject({ id: '$.vectors[0]' })
  expect(broken && runVector(broken)).toEqual([expect.stringMatching(/^malformed: \$\.vectors\[0\]\.kind: /)])
  expect(rest.flatMap(runVector)).toEqual([])
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
  ['{"vectors":[],"pointsVectors":1}', /\$\.pointsVectors: /],
])('%s is refused in one line with the place', (text, place) => {
  const file = path.join(dir, 'a.json')
  fs.writeFileSync(file, text)
  expect(() => readVectorFile(file)).toThrow(place)
  expect(() => readVectorFile(file)).not.toThrow(/\n/)
})

test('a file that is not there is named', () => {
  expect(() => readVectorFile(path.join(dir, 'b.json'))).toThrow(/b\.json: there is no such file/)
})
