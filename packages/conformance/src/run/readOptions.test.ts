import { expect, test } from 'vitest'
import { readOptions } from './readOptions.ts'

const url = 'http://127.0.0.1:4100'

test('without options it is the sandbox that is checked', () => {
  expect(readOptions([url], {})).toMatchObject({
    options: { base: url, client: 'pk_test_demo', secretKey: 'sk_test_demo', currency: 'CNY', lacks: [], only: [] },
  })
})

test('secrets come from the environment unless an option has them', () => {
  const env = { SECRET_KEY: 'sk_env', SECOND_SECRET_KEY: 'sk_env_2', OPERATOR_KEY: 'op' }
  expect(readOptions([url], env)).toMatchObject({
    options: { secretKey: 'sk_env', secondSecretKey: 'sk_env_2', operatorKey: 'op' },
  })
  expect(readOptions([url, '--secret-key', 'sk_option'], env)).toMatchObject({ options: { secretKey: 'sk_option' } })
})

test('lists are given with commas or several times', () => {
  const args = [url, '--only', 'CAT-01,FUZ', '--only', 'RAC', '--lacks', 'points, panel']
  expect(readOptions(args, {})).toMatchObject({
    options: { only: ['CAT-01', 'FUZ', 'RAC'], lacks: ['points', 'panel'] },
  })
})

test('an API below a path is found there', () => {
  expect(readOptions(['https://bank.example/offers/'], {})).toMatchObject({
    options: { base: 'https://bank.example/offers' },
  })
})

test.each([
  [[], /Which bank/],
  [['bank.example'], /no address/],
  [['ftp://bank.example'], /no address/],
  [[url, url], /One bank at a time/],
  [[url, '--lacks', 'money'], /--lacks money is none of second-client/],
  [[url, '--fuzz-cases', 'many'], /no whole number/],
  [[url, '--nothing'], /--nothing/],
])('%j is a mistake', (args, mistake) => {
  expect(readOptions(args, {})).toEqual({ mistake: expect.stringMatching(mistake) })
})

test('help is help, whatever else is asked', () => {
  expect(readOptions(['--help'], {})).toEqual({ help: true })
})
