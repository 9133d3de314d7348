import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { bestTeaser } from './bestTeaser.ts'
import { priceOffer } from './priceOffer.ts'
import type { OfferPlan } from './teaserTerms.ts'

const at = Date.UTC(2026, 10, 22)
const order = { orderMinor: 499_900, currency: 'CNY', category: '5732' }
const rules = catalogOf()
const plan: OfferPlan = {
  planId: 'p12',
  method: 'EP_FEE',
  feeMode: 'PER_PERIOD',
  feeRate: '0.006',
  periods: 12,
  remainder: 'LAST',
}
const teaserOf = (changes: object, orderMinor = order.orderMinor) =>
  bestTeaser({ ...rules, plans: [{ ...plan, ...changes }] }, { ...order, orderMinor }, at)

test('the badge has the figures of the quote', () => {
  const teaser = bestTeaser(rules, order, at)
  expect(teaser).toEqual({
    planId: 'p12',
    periods: 12,
    regularMinor: 44_657,
    odd: { which: 'last', minor: 44_661 },
    totalMinor: 535_888,
    apr: { convention: 'CN_IRR_NOMINAL', bps: 1303 },
  })
  const priced = priceOffer({ ...rules, timeZone: 'Asia/Shanghai' }, order, { planId: 'p12' }, at)
  expect(priced).toMatchObject({ totals: { totalMinor: 535_888 }, aprs: [{ bps: 1303 }] })
})

test.each<[string, object, number]>([
  ['carries the charge', { feeMode: 'FIRST_PERIOD', feeRate: '0.072' }, 480_000],
  ['has the remainder', { remainder: 'FIRST' }, 499_900],
])('the first payment may be the odd one: it %s', (_, changes, orderMinor) => {
  expect(teaserOf(changes, orderMinor)).toMatchObject({ odd: { which: 'first' } })
})

test.each<[string, object]>([
  ['is over', { closesAt: at }],
  ['is yet to come', { opensAt: at + 1 }],
  ['is for smaller amounts', { maximumMinor: 499_899 }],
  ['takes a charge up front', { feeMode: 'UPFRONT' }],
  ['has payments of more than two kinds', { waiver: { type: 'FIRST_N', n: 3, thresholdMinor: 0 } }],
  ['is another than the bank names', { planId: 'p13' }],
])('a plan that %s is not in one line', (_, changes) => {
  expect(teaserOf(changes)).toBeNull()
})

test('a rate that needs dates is left to the panel', () => {
  expect(bestTeaser({ ...rules, aprConvention: 'EU_ANNEX_I' }, order, at)).toBeNull()
})

test('a waiver counts while its window is open', () => {
  const waiver = { type: 'SHARE', share: '1', thresholdMinor: 0, closesAt: at + 1 }
  expect(teaserOf({ waiver })).toMatchObject({ totalMinor: 499_900, apr: { bps: 0 } })
  expect(teaserOf({ waiver: { ...waiver, closesAt: at } })).toMatchObject({ totalMinor: 535_888 })
})

test('what it brings along is at most 4 kB, and nothing of points, refunds or other markets', () => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [path.join(import.meta.dirname, 'bestTeaser.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  })
  const files = Object.keys(metafile.inputs).map((file) => path.basename(file))
  expect(files.filter((file) => /^(redeem|earn|refund|settle|apply|cashback|dated|us|apr[A-Z])/.test(file))).toEqual([])
  const bytes = brotliCompressSync(outputFiles[0]?.contents ?? '').length
  expect(bytes).toBeLessThanOrEqual(4000)
  expect(bytes).toBeGreaterThan(500)
})
