import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { requireOperator } from './requireOperator.ts'

/** Asks as this machine asks a bank on it, but for what is given. */
async function ask({
  publicOrigin = 'http://127.0.0.1:4100',
  operatorKey = null as string | null,
  address = '127.0.0.1',
  headers = {},
}) {
  const bank = { publicOrigin, service: { operatorKey } } as Bank // it looks at nothing else of it
  const app = new Hono()
  app.use(requireOperator(bank))
  app.get('/', (c) => c.text('in'))
  app.onError((error, c) => c.text(error instanceof BankError ? error.code : 'bank-error', 403))
  const env = { incoming: { socket: { remoteAddress: address } } }
  return (await app.request('/', { headers: { Host: '127.0.0.1:4100', ...headers } }, env)).text()
}

test.each([
  ['127.0.0.1', 'in'],
  ['127.9.9.9', 'in'],
  ['::1', 'in'],
  ['::ffff:127.0.0.1', 'in'],
  ['192.0.2.1', 'forbidden'],
  ['::2', 'forbidden'],
  ['12.7.0.1', 'forbidden'],
  ['', 'forbidden'],
])('a connection from %s is %s', async (address, answer) => {
  expect(await ask({ address })).toBe(answer)
})

test.each([
  ['a bank that others reach', { publicOrigin: 'https://bank.example' }],
  ['a foreign Host', { headers: { Host: 'evil.example' } }],
  ['a Host that is none', { headers: { Host: 'a b' } }],
  ['a proxy', { headers: { Via: '1.1 proxy' } }],
  ['a page', { headers: { Origin: 'http://127.0.0.1:4100' } }],
  ['a bank with a key', { operatorKey: 'a-key-of-the-operator' }],
])('with %s this machine is nobody', async (_, changes) => {
  expect(await ask(changes)).toBe('forbidden')
})

test('the key opens from anywhere', async () => {
  const headers = { Authorization: 'Bearer a-key-of-the-operator', Via: '1.1 proxy', Host: 'bank.example' }
  const place = { publicOrigin: 'https://bank.example', address: '192.0.2.1' }
  expect(await ask({ ...place, operatorKey: 'a-key-of-the-operator', headers })).toBe('in')
  expect(await ask({ ...place, operatorKey: 'another-key-of-an-operator', headers })).toBe('forbidden')
})
