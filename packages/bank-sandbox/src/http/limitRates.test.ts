import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { createMetrics } from '../service/createMetrics.ts'
import { createMemoryBuckets } from '../service/memoryBuckets.ts'
import { limitRates } from './limitRates.ts'
import { publicHeaders } from './securityHeaders.ts'

const secret = 'sk_of_the_platform'
const clients = ['pk_one', 'pk_two'].map((clientId) => [clientId, { clientId, secret: `${secret}_${clientId}` }])

/** The limits alone, at one instant, as the app has them: behind the headers of what is open to all. */
function openLimits() {
  const service = {
    limitsRates: true,
    trustedHops: 0,
    memoryBuckets: createMemoryBuckets(() => 0),
    metrics: createMetrics(),
  }
  // What these calls are limited by is in memory, and they look at nothing else of a bank.
  const bank = { pseudonymSecret: 's', seed: { clients: new Map(clients as []) }, service } as unknown as Bank
  const app = new Hono()
  app.use('/v1/catalog', publicHeaders)
  app.use(limitRates(bank))
  app.get('/v1/catalog', (c) => c.text('terms'))
  app.get('/v1/agreements/:agreementId', (c) => c.text('agreement'))
  app.onError((error, c) => c.text('', error instanceof BankError && error.code === 'rate-limited' ? 429 : 500))
  return (path: string, { token = '', address = '192.0.2.1' } = {}) =>
    app.request(
      path,
      { headers: token ? { Authorization: `Bearer ${token}` } : {} },
      { incoming: { socket: { remoteAddress: address } } },
    )
}

/** How many of so many are let through. */
async function countPassed(ask: () => Promise<Response> | Response, times: number) {
  let passed = 0
  for (let i = 0; i < times; i++) if ((await ask()).status === 200) passed++
  return passed
}

test('a platform has one bucket for its key, from however many addresses, and no other platform’s', async () => {
  const request = openLimits()
  let addresses = 0
  const ask = (clientId: string) => () =>
    request('/v1/agreements/a', { token: `${secret}_${clientId}`, address: `192.0.2.${addresses++ % 200}` })
  expect(await countPassed(ask('pk_one'), 610)).toBe(600)
  expect(await countPassed(ask('pk_two'), 10)).toBe(10)
})

test('what any page may read has one for each address, and is refused so that the page can read the refusal', async () => {
  const request = openLimits()
  expect(await countPassed(() => request('/v1/catalog', { token: `${secret}_pk_one` }), 610)).toBe(600)
  const refused = await request('/v1/catalog')
  expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([429, '*'])
  expect((await request('/v1/catalog', { address: '192.0.2.2' })).status).toBe(200)
})
