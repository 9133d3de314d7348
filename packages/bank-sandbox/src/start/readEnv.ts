import path from 'node:path'
import * as z from 'zod'
import { BankError } from '../bankError.ts'

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
}

const repoRoot = path.resolve(import.meta.dirname, '../../../..')

const origin = z.string().refine(isOrigin, 'must be an origin such as http://localhost:4000, without a path')

const envSchema = z.object({
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .default(4100),
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
})

/** The configuration in `env`, or a `BankError` with one line per mistake. An empty variable is an unset one. */
export function readEnv(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  const result = envSchema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`)
    throw new BankError('bad-request', [...new Set(lines)].join('\n'))
  }
  const { PORT, PUBLIC_ORIGIN, HOST_ORIGINS, SECRET_KEY, DATABASE_URL, DATA_DIR, SEED, OFFERDOCK_DIST } = result.data
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
  }
}

function isOrigin(text: string) {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.origin === text && (url.protocol === 'http:' || url.protocol === 'https:')
}
