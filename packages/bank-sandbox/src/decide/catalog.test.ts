import { createHash } from 'node:crypto'
import { catalog as catalogSchema } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
import { buildCatalog } from './buildCatalog.ts'
import { instantIn } from './instantIn.ts'
import { keepCatalogs } from './keepCatalogs.ts'
import { listTexts } from './listTexts.ts'
import { rulesOn } from './rulesOn.ts'

const seed = builtInSeed()
const clients = seed.clients.map((client) => {
  const rules = seed.offers[client.offer]
  if (!rules) throw new Error(`no offer ${client.offer}`)
  return { ...client, rules }
})
const [demo] = clients
if (!demo) throw new Error('the seed has no client')
const noon = new Date('2026-11-30T04:00:00.000Z')

test('a catalog changes its version with its content and with nothing else', () => {
  const catalog = buildCatalog(demo, noon)
  const elsewhere = { ...demo, secret: 'another one', origins: [], rules: { ...demo.rules, quoteMs: 1 } }
  expect(buildCatalog(elsewhere, noon)).toEqual(catalog)
  const cheaper = buildCatalog({ ...demo, rules: { ...demo.rules, minimumMinor: 1 } }, noon)
  expect(cheaper.etag).not.toBe(catalog.etag)
})

test.each(clients.map((client) => [client.clientId, client] as const))(
  'the catalog of %s is public terms only',
  (_, client) => {
    const catalog = catalogSchema.parse(JSON.parse(buildCatalog(client, noon).json))
    expect(catalog.clientId).toBe(client.clientId)
    for (const secret of ['campaigns', 'p12-free', 'dailyMultipliers', 'license', 'quoteMs', client.secret]) {
      expect(buildCatalog(client, noon).json).not.toContain(secret)
    }
  },
)

test('a catalog is the same bytes from one midnight of the bank to the next', () => {
  const catalogOf = keepCatalogs()
  const first = new Date('2026-11-29T16:00:00.000Z') // midnight in Shanghai
  const last = new Date('2026-11-30T15:59:59.999Z')
  const next = new Date('2026-11-30T16:00:00.000Z')
  expect(catalogOf(demo, last).json).toBe(catalogOf(demo, first).json)
  expect(keepCatalogs()(demo, last)).toEqual(catalogOf(demo, first))
  expect(catalogOf(demo, next).etag).not.toBe(catalogOf(demo, first).etag)
})

test('what recurs daily stands in the rules as windows of today and tomorrow by the clocks of the bank', () => {
  const { earn } = rulesOn(demo.rules, noon)
  expect(earn?.multipliers).toEqual(
    ['2026-11-30', '2026-12-01'].map((day) => ({
      multiplier: '5',
      opensAt: Date.parse(`${day}T12:00:00.000Z`),
      closesAt: Date.parse(`${day}T14:00:00.000Z`),
    })),
  )
})

test.each([
  ['Asia/Shanghai', '2026-11-30', '20:00', '2026-11-30T12:00:00.000Z'],
  ['America/New_York', '2026-07-01', '20:00', '2026-07-02T00:00:00.000Z'],
  ['America/New_York', '2026-11-01', '20:00', '2026-11-02T01:00:00.000Z'], // the clocks went back at two
  ['America/New_York', '2026-03-08', '20:00', '2026-03-09T00:00:00.000Z'], // and forward
  ['Europe/Berlin', '2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-30', '00:00', '2026-11-29T18:15:00.000Z'],
])('in %s the clocks of %s show %s at %s', (timeZone, day, time, instant) => {
  expect(new Date(instantIn(timeZone, day, time)).toISOString()).toBe(instant)
})

test('the texts of a catalog are known by the hash of their words', () => {
  const texts = listTexts(demo.rules)
  expect(texts.map(({ key, locale }) => `${key} ${locale}`)).toContain('CN-12 zh-CN')
  for (const { hash, text } of texts) expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
})
