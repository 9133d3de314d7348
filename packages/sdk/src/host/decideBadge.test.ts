import { expect, test } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { decideBadge } from './decideBadge.ts'
import { type BadgeCatalog, readCatalog } from './readCatalog.ts'

const catalog = readCatalog(catalogOf()) as BadgeCatalog
const atMs = Date.UTC(2026, 10, 22)
const order = { orderMinor: 499900, category: '5732', surface: 'checkout' } as const

test('the badge has the figures of the plan that the catalog names', () => {
  expect(decideBadge(catalog, order, { atMs })).toEqual({
    kind: 'figures',
    periods: 12,
    regularMinor: 44657,
    odd: { which: 'last', minor: 44661 },
    totalMinor: 535888,
    apr: { convention: 'CN_IRR_NOMINAL', bps: 1303 },
  })
})

test('where the first payment carries the remainder, the note says so', () => {
  const plan = { ...catalogOf().plans[2], remainder: 'FIRST' }
  const first = readCatalog({ ...catalogOf(), plans: [plan] }) as BadgeCatalog
  expect(decideBadge(first, order, { atMs })).toMatchObject({
    regularMinor: 44657,
    odd: { which: 'first', minor: 44661 },
  })
})

test('payments that are all the same need no note', () => {
  expect(decideBadge(catalog, { ...order, orderMinor: 480000 }, { atMs })).toMatchObject({ odd: null })
})

test.each([
  ['a product surface shows no figures', { surface: 'product' }, { kind: 'neutral' }],
  ['a stream surface shows nothing', { surface: 'stream' }, { kind: 'nothing', code: 'market-refused' }],
  ['no category means no offer', { category: null }, { kind: 'nothing', code: 'blocked-category' }],
  ['another category means no offer', { category: '5944' }, { kind: 'nothing', code: 'blocked-category' }],
  ['the smallest amount is still in', { orderMinor: 50000 }, { kind: 'figures' }],
  [
    'a fen less is not, and the minimum is said',
    { orderMinor: 49999 },
    { kind: 'nothing', code: 'below-minimum', minimumMinor: 50000 },
  ],
  ['the largest amount is still in', { orderMinor: 5000000 }, { kind: 'figures' }],
  ['a fen more is not', { orderMinor: 5000001 }, { kind: 'nothing', code: 'above-maximum', maximumMinor: 5000000 }],
] as const)('%s', (_, change, badge) => {
  expect(decideBadge(catalog, { ...order, ...change }, { atMs })).toMatchObject(badge)
})

test('a plan or convention of a later catalog shows the line without figures', () => {
  for (const later of [
    { ...catalogOf(), teaserPlanId: null },
    { ...catalogOf(), aprConvention: 'MARS_APR' },
    { ...catalogOf(), plans: [{ ...catalogOf().plans[2], method: 'NEW' }] },
    { ...catalogOf(), plans: [{ ...catalogOf().plans[2], feeRate: '0,006' }] },
  ]) {
    expect(decideBadge(readCatalog(later) as BadgeCatalog, order, { atMs })).toEqual({ kind: 'neutral' })
  }
})

const plans = catalogOf().plans.map(({ planId }) => planId)

test.each([
  ['everything', { everything: true, plans: [] }, { kind: 'nothing', code: 'no-offer' }],
  ['every plan', { everything: false, plans }, { kind: 'nothing', code: 'no-offer' }],
  ['the plan of the badge', { everything: false, plans: ['p12'] }, { kind: 'neutral' }],
  ['another plan', { everything: false, plans: ['p3'] }, { kind: 'figures' }],
])('with %s withdrawn the badge says no more than there is', (_, withdrawn, badge) => {
  expect(decideBadge(catalog, order, { atMs, withdrawn })).toMatchObject(badge)
})

test('windows open and close by the instant given; while nobody knows it, no figure depends on it', () => {
  const timed = readCatalog({ ...catalogOf(), opensAt: atMs, closesAt: atMs + 10 }) as BadgeCatalog
  const at = (instant: number | undefined) => decideBadge(timed, order, { atMs: instant })
  expect(timed.changesAt).toEqual([atMs, atMs + 10])
  expect(at(atMs - 1)).toEqual({ kind: 'nothing', code: 'no-offer' })
  expect(at(atMs)).toMatchObject({ kind: 'figures' })
  expect(at(atMs + 10)).toEqual({ kind: 'nothing', code: 'expired' })
  expect(at(undefined)).toEqual({ kind: 'neutral' })
  expect(decideBadge(catalog, order, { atMs: undefined })).toMatchObject({ kind: 'figures' })
})
