import type { OfferRules, Seed } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { builtInSeed, writeSeed } from '../testing/makeSeed.ts'
import { readSeed } from './readSeed.ts'

const silent = { seedFile: null, hostOrigins: null, secretKey: null, webhookUrl: null, publicOrigin: null }

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

test('the environment says where the demo client’s webhooks go, and an address that is not safe is refused', async () => {
  const webhookUrl = 'http://127.0.0.1:4000/hooks'
  expect((await readSeed(silent)).clients.get('pk_test_demo')?.webhookUrl).toBeNull()
  expect((await readSeed({ ...silent, webhookUrl })).clients.get('pk_test_demo')?.webhookUrl).toBe(webhookUrl)
  const refused = 'WEBHOOK_URL: the address of client pk_test_demo must be https, or http on loopback'
  await expect(readSeed({ ...silent, webhookUrl: 'http://shop.example/hooks' })).rejects.toThrow(refused)
  const open = { ...silent, publicOrigin: 'https://bank.example', secretKey: 'sk_of_our_own' }
  await expect(readSeed({ ...open, webhookUrl })).rejects.toThrow('must be https where others can reach the bank')
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
  [
    'a plan of other goods',
    (_, { plans }) => Object.assign(plans[0] ?? {}, { categories: ['7995'] }),
    'plan p3 of cn-standard is for 7995, which the offer is not',
  ],
  [
    'a teaser of some goods only',
    (_, { plans }) => Object.assign(plans.find(({ planId }) => planId === 'p12') ?? {}, { categories: ['5732'] }),
    'not for all of its categories',
  ],
  [
    'a campaign with a standard plan',
    (_, { campaigns, plans }) => campaigns?.[0]?.plans.push(...plans.slice(0, 1)),
    'campaign 1111 of cn-standard has plan p3',
  ],
  ['a rate of another market', (_, rules) => Object.assign(rules, { aprConvention: 'HK_NPV' }), 'CN does not allow'],
  [
    'daily hours upside down',
    (_, { dailyMultipliers }) => Object.assign(dailyMultipliers?.[0] ?? {}, { until: '19:00' }),
    'dailyMultipliers[0].until',
  ],
  ['an unknown zone', (_, rules) => Object.assign(rules, { timeZone: 'Mars/Base' }), 'unknown timeZone Mars/Base'],
  ['too short a record', (_, rules) => Object.assign(rules, { retentionDays: 1094 }), 'retentionDays >= 1095 in CN'],
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

test('where the world can come, the secrets of the built-in clients open nothing', async () => {
  const secretOf = async (publicOrigin: string | null) =>
    (await readSeed({ ...silent, publicOrigin, secretKey: 'sk_of_our_own' })).clients.get('pk_test_hk')?.secret
  expect(await secretOf(null)).toBe('sk_test_hk')
  expect(await secretOf('https://bank.example')).toMatch(/^[\w-]{43}$/)
})
