import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const defaults = {
  port: 4000,
  bankOrigin: 'http://127.0.0.1:4100',
  clientId: 'pk_test_demo',
  secretKey: 'sk_test_demo',
  webhookSecret: null,
}

test('an environment without our variables, or with empty ones, gives the defaults', () => {
  expect(readSettings({ HOME: '/root' })).toEqual(defaults)
  expect(readSettings({ PORT: '', BANK_ORIGIN: '', CLIENT_ID: '', SECRET_KEY: '' })).toEqual(defaults)
})

test('each variable is taken', () => {
  const webhookSecret = `whsec_${'a'.repeat(43)}=`
  const env = { PORT: '0', BANK_ORIGIN: 'https://bank.example', CLIENT_ID: 'pk_1', SECRET_KEY: 'sk_1' }
  expect(readSettings({ ...env, WEBHOOK_SECRET: webhookSecret })).toEqual({
    port: 0,
    bankOrigin: 'https://bank.example',
    clientId: 'pk_1',
    secretKey: 'sk_1',
    webhookSecret,
  })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '4000.5'],
  ['PORT', ' 4000'],
  ['BANK_ORIGIN', 'http://127.0.0.1:4100/'],
  ['BANK_ORIGIN', 'http://127.0.0.1:4100; script-src *'],
  ['BANK_ORIGIN', 'javascript:alert(1)'],
  ['BANK_ORIGIN', 'bank.example'],
  ['BANK_ORIGIN', 'http://user:pass@bank.example'],
  ['CLIENT_ID', 'pk test'],
  ['CLIENT_ID', 'p'.repeat(65)],
])('%s %j is refused in one line that names it', (name, value) => {
  const settings = readSettings({ [name]: value })
  expect(settings).toEqual({
    mistakes: [expect.stringMatching(new RegExp(`^${name} must be .*, not ${escapePattern(JSON.stringify(value))}$`))],
  })
})

test('every mistake has its line, and a secret is never echoed', () => {
  const env = { PORT: 'x', SECRET_KEY: 'sk live 123', WEBHOOK_SECRET: 'whsec_live 123' }
  const { mistakes } = readSettings(env) as { mistakes: string[] }
  expect(mistakes).toHaveLength(3)
  expect(mistakes.join()).not.toContain('live')
})

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
