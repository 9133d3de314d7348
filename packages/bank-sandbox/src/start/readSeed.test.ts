import type { OfferRules, Seed } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { builtInSeed, writeSeed } from '../testing/makeSeed.ts'
import { readSeed } from './readSeed.ts'

const silent = { seedFile: null, hostOrigins: null, secretKey: null, publicOrigin: null }

test('the environment sets origins and secret of the demo client', async () => {
  const plain = (await readSeed(silent)).clients.get('pk_test_demo')
  expect(plain).toMatchObject({ origins: ['http://localhost:4000'], secret: 'sk_test_demo' })
  const set = await readSeed({ ...silent, hostOrigins: ['https://a.example'], secretKey: 'sk_of_our_own' })
  expect(set.clients.get('pk_test_demo')).toMatchObject({ origins: ['https://a.example'], secret: 'sk_of_our_own' })
})

test('the default secret is refused with a public origin only', async () => {
  await expect(readSeed({ ...silent, publicOrigin: 'https://bank.example' })).rejects.toThrow('SECRET_KEY')
  await expect(readSeed({ ...silent, publicOrigin: 'http://localhost:4100' })).resolves.toBeDefined()
})

test.each<[string, (seed: Seed, rules: OfferRules) => void, string]>([
  ['an unknown offer', ({ clients }) => Object.assign(clients[0] ?? {}, { offer: 'none' }), 'offer none'],
  ['a repeated client', ({ clients }) => clients.push(...clients), 'client pk_test_demo stands twice'],
  ['a repeated persona', ({ personas }) => personas.push(...personas), 'persona ling stands twice'],
  [
    'a shared secret',
    ({ clients }) => clients.push(...clients.map((client) => ({ ...client, clientId: 'b' }))),
    'one secret',
  ],
  ['a repeated plan', (_, { plans }) => plans.push(...plans), 'p12 stands twice'],
  ['an unknown teaser', (_, rules) => Object.assign(rules, { teaserPlanId: 'p9' }), 'p9, which does not exist'],
  ['limits upside down', (_, rules) => Object.assign(rules, { maximumMinor: 1 }), 'minimumMinor <= maximumMinor'],
  ['a free minimum', (_, rules) => Object.assign(rules, { minimumMinor: 0 }), 'minimumMinor <= maximumMinor'],
  ['an unknown zone', (_, rules) => Object.assign(rules, { timeZone: 'Mars/Base' }), 'unknown timeZone Mars/Base'],
  ['a number as rate', (_, rules) => Object.assign(rules, { lateRate: 0.0005 }), '$.offers.cn-standard.lateRate'],
  ['an unknown key', (seed) => Object.assign(seed, { more: 1 }), '$: '],
])('%s is refused by name', async (_, spoil, message) => {
  const seed = builtInSeed()
  const rules = seed.offers['cn-standard']
  if (rules) spoil(seed, rules)
  await expect(readSeed({ ...silent, seedFile: writeSeed(seed) })).rejects.toThrow(message)
})

test('a file that is missing or not JSON is refused by name', async () => {
  await expect(readSeed({ ...silent, seedFile: '/none/seed.json' })).rejects.toThrow('SEED: /none/seed.json')
})
