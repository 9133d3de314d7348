import path from 'node:path'
import { expect, test } from 'vitest'
import { isLoopback } from './isLoopback.ts'
import { readEnv } from './readEnv.ts'

test('an empty environment gives the documented defaults', () => {
  const config = readEnv({ PORT: '', SEED: '' })
  expect(config).toMatchObject({ port: 4100, publicOrigin: null, hostOrigins: null, databaseUrl: null, seedFile: null })
  expect(config.dataDir).toMatch(/\.data$/)
  expect(config.distDir).toMatch(/packages[\\/]sdk[\\/]dist[\\/]cdn$/)
})

test('the service has defaults, and limits rates where others reach it', () => {
  expect(readEnv({})).toMatchObject({
    logLevel: 'info',
    trustedHops: 0,
    poolSize: 10,
    operatorKey: null,
    limitsRates: false,
  })
  expect(readEnv({ PUBLIC_ORIGIN: 'https://bank.example' }).limitsRates).toBe(true)
  expect(readEnv({ PUBLIC_ORIGIN: 'https://bank.example', RATE_LIMITS: 'off' }).limitsRates).toBe(false)
  expect(readEnv({ RATE_LIMITS: 'on' }).limitsRates).toBe(true)
})

test('file names are resolved against the folder npm was called in', () => {
  const config = readEnv({ INIT_CWD: '/called/here', DATA_DIR: 'data', SEED: '../seed.json', OFFERDOCK_DIST: '/abs' })
  expect(config).toMatchObject({
    dataDir: path.resolve('/called/here/data'),
    seedFile: path.resolve('/called/seed.json'),
    distDir: path.resolve('/abs'),
  })
})

test('host origins are a list', () => {
  expect(readEnv({ HOST_ORIGINS: 'http://localhost:4000, https://a.example' }).hostOrigins).toEqual([
    'http://localhost:4000',
    'https://a.example',
  ])
})

test.each([
  [{ PORT: '65536' }, 'PORT: must be a whole number'],
  [{ PORT: '4100.5' }, 'PORT: must be a whole number'],
  [{ PORT: '-1' }, 'PORT: must be a whole number'],
  [{ PUBLIC_ORIGIN: 'http://127.0.0.1:4100/' }, 'PUBLIC_ORIGIN: must be an origin'],
  [{ PUBLIC_ORIGIN: 'ftp://a' }, 'PUBLIC_ORIGIN: must be an origin'],
  [{ HOST_ORIGINS: 'http://a.example,*' }, 'HOST_ORIGINS: must be an origin'],
  [{ HOST_ORIGINS: 'HTTP://A.EXAMPLE' }, 'HOST_ORIGINS: must be an origin'],
  [{ SECRET_KEY: 'short' }, 'SECRET_KEY: must have at least 8 characters'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of debug, info'],
  [{ OPERATOR_KEY: 'too short' }, 'OPERATOR_KEY: must have at least 16 characters'],
  [{ OPERATOR_KEY: 'sixteen characters' }, 'OPERATOR_KEY: must have at least 16 characters'],
  [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY: must be a whole number from 0 to 9'],
  [{ DATABASE_POOL: '1' }, 'DATABASE_POOL: must be a whole number from 2 to 100'],
  [{ RATE_LIMITS: 'yes' }, 'RATE_LIMITS: must be on or off'],
  [{ REQUEST_MS: '0' }, 'REQUEST_MS: must be a whole number'],
  [{ STATEMENT_MS: '1e3' }, 'STATEMENT_MS: must be a whole number'],
  [{ DRAIN_MS: '-1' }, 'DRAIN_MS: must be a whole number'],
  [{ DRAIN_DELAY_MS: '1.5' }, 'DRAIN_DELAY_MS: must be a whole number'],
  [{ DATABASE_URL: 'mysql://a' }, 'DATABASE_URL: must be a URL postgres://'],
])('%o is a mistake', (env, message) => {
  expect(() => readEnv(env)).toThrow(message)
})

test.each([
  ['http://127.0.0.1:4100', true],
  ['http://127.9.9.9', true],
  ['http://localhost:1', true],
  ['http://[::1]:1', true],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example', false],
  ['https://bank.example', false],
])('%s is loopback: %s', (origin, expected) => {
  expect(isLoopback(origin)).toBe(expected)
})
