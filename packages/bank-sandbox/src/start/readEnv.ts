import path from 'node:path'
import * as z from 'zod'
import { jwksMaxAgeMs } from '../agreements/receiptKeys.ts'
import { BankError } from '../bankError.ts'
import type { DeliverySettings } from '../delivery/startDelivery.ts'
import { isLoopback } from './isLoopback.ts'

/** What the environment decides; `null` where it is silent. */
export interface Config {
  /** 0 takes a free one. */
  port: number
  publicOrigin: string | null
  hostOrigins: string[] | null
  secretKey: string | null
  databaseUrl: string | null
  dataDir: string
  seedFile: string | null
  distDir: string
  logLevel: (typeof logLevels)[number]
  /** Of `/admin` and `/metrics`; without one they answer the machine itself only. */
  operatorKey: string | null
  /** How many proxies stand before the bank, each adding to `X-Forwarded-For`. */
  trustedHops: number
  /** Connections to PostgreSQL. */
  poolSize: number
  limitsRates: boolean
  /** After which a request must have arrived, or a statement of the database be done. */
  requestMs: number
  statementMs: number
  /** Between the first signal and the closed port; then, until what still runs is cut. */
  drainDelayMs: number
  drainMs: number
  restoreFile: string | null
  /** Of the demo client. */
  webhookUrl: string | null
  delivery: DeliverySettings
  keyLeadMs: number
}

const repoRoot = path.resolve(import.meta.dirname, '../../../..')

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to,
      `must be a whole number from ${from} to ${to}`,
    )
    .transform(Number)

const origin = z.string().refine(isOrigin, 'must be an origin such as http://localhost:4000, without a path')

const envSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(4100),
  PUBLIC_ORIGIN: origin.nullable().default(null),
  HOST_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(origin))
    .nullable()
    .default(null),
  SECRET_KEY: z.string().min(8, 'must have at least 8 characters').nullable().default(null),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must be a URL postgres://…')
    .nullable()
    .default(null),
  DATA_DIR: z.string().nullable().default(null),
  SEED: z.string().nullable().default(null),
  OFFERDOCK_DIST: z.string().nullable().default(null),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  OPERATOR_KEY: z
    .string()
    .regex(/^[\w.~+/=-]{16,}$/, 'must have at least 16 characters of A-Z a-z 0-9 . _ ~ + / = -')
    .nullable()
    .default(null),
  TRUST_PROXY: wholeNumber(0, 9).default(0),
  DATABASE_POOL: wholeNumber(2, 100).default(10),
  RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').nullable().default(null),
  REQUEST_MS: wholeNumber(500, 600_000).default(30_000),
  STATEMENT_MS: wholeNumber(100, 600_000).default(30_000),
  DRAIN_DELAY_MS: wholeNumber(0, 600_000).default(0),
  DRAIN_MS: wholeNumber(0, 600_000).default(5000),
  RESTORE: z.string().nullable().default(null),
  WEBHOOK_URL: z.string().refine(URL.canParse, 'must be a URL').nullable().default(null),
  WEBHOOK_TIMEOUT_MS: wholeNumber(100, 60_000).default(10_000),
  WEBHOOK_BACKOFF_MS: wholeNumber(1, 600_000).default(5000),
  WEBHOOK_RETRY_MS: wholeNumber(1, 999_999_999).default(72 * 3_600_000),
  KEY_LEAD_MS: wholeNumber(0, 999_999_999).default(2 * jwksMaxAgeMs),
})

/** The configuration in `env`, or a `BankError` with one line per mistake. An empty variable is an unset one. */
export function readEnv(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const result = envSchema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`)
    throw new BankError('bad-request', [...new Set(lines)].join('\n'))
  }
  const { PORT, PUBLIC_ORIGIN, HOST_ORIGINS, SECRET_KEY, DATABASE_URL, DATA_DIR, SEED, OFFERDOCK_DIST, ...more } =
    result.data
  // npm changes into the package folder; a relative name was typed where npm was called.
  const resolve = (file: string) => path.resolve(env.INIT_CWD ?? process.cwd(), file)
  return {
    port: PORT,
    publicOrigin: PUBLIC_ORIGIN,
    hostOrigins: HOST_ORIGINS,
    secretKey: SECRET_KEY,
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR ? resolve(DATA_DIR) : path.join(repoRoot, '.data'),
    seedFile: SEED && resolve(SEED),
    distDir: OFFERDOCK_DIST ? resolve(OFFERDOCK_DIST) : path.join(repoRoot, 'packages/sdk/dist/cdn'),
    logLevel: more.LOG_LEVEL,
    operatorKey: more.OPERATOR_KEY,
    trustedHops: more.TRUST_PROXY,
    poolSize: more.DATABASE_POOL,
    // The sandbox on a developer's machine is for load tests too; where others reach it, it limits them.
    limitsRates: more.RATE_LIMITS ? more.RATE_LIMITS === 'on' : PUBLIC_ORIGIN !== null && !isLoopback(PUBLIC_ORIGIN),
    requestMs: more.REQUEST_MS,
    statementMs: more.STATEMENT_MS,
    drainDelayMs: more.DRAIN_DELAY_MS,
    drainMs: more.DRAIN_MS,
    restoreFile: more.RESTORE && resolve(more.RESTORE),
    webhookUrl: more.WEBHOOK_URL,
    delivery: {
      timeoutMs: more.WEBHOOK_TIMEOUT_MS,
      backoffMs: more.WEBHOOK_BACKOFF_MS,
      retryMs: more.WEBHOOK_RETRY_MS,
    },
    keyLeadMs: more.KEY_LEAD_MS,
  }
}

function isOrigin(text: string) {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.origin === text && (url.protocol === 'http:' || url.protocol === 'https:')
}
