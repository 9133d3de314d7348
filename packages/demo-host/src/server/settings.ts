import * as z from 'zod'

const origin = z.string().refine((text) => URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text)

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .default(4000),
  BANK_ORIGIN: origin.default('http://127.0.0.1:4100'),
  CLIENT_ID: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('pk_test_demo'),
  SECRET_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .default('sk_test_demo'),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/)
    .optional(),
})

type Name = keyof z.infer<typeof environment>

const demands: Record<Name, string> = {
  PORT: 'a whole number from 0 to 65535 (0 picks a free port)',
  BANK_ORIGIN: 'an origin without a path, as http://127.0.0.1:4100',
  CLIENT_ID: 'up to 64 letters, digits, _ or -',
  SECRET_KEY: 'printable ASCII without spaces',
  WEBHOOK_SECRET: 'whsec_ and the base64 of 24 to 64 bytes, as the bank shows it',
}

export interface Settings {
  port: number
  bankOrigin: string
  clientId: string
  secretKey: string
  webhookSecret: string | null
}

/** Reads the environment; an empty variable counts as unset. Gives the settings, or one line per mistake. */
export function readSettings(env: Record<string, string | undefined>): Settings | { mistakes: string[] } {
  const result = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, text]) => text)))
  if (!result.success) {
    const names = new Set(result.error.issues.map((issue) => issue.path[0] as Name))
    // A mistyped secret is still a secret: it is never echoed.
    const echo = (name: Name) => (name.includes('SECRET') ? '' : `, not ${JSON.stringify(env[name])}`)
    return { mistakes: [...names].map((name) => `${name} must be ${demands[name]}${echo(name)}`) }
  }
  const { PORT, BANK_ORIGIN, CLIENT_ID, SECRET_KEY, WEBHOOK_SECRET } = result.data
  return {
    port: PORT,
    bankOrigin: BANK_ORIGIN,
    clientId: CLIENT_ID,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET ?? null,
  }
}

export const help = `npm run host: a live-shopping page that embeds OfferDock, and its little server.

  PORT            port of http://localhost (4000; 0 picks a free one)
  BANK_ORIGIN     where the bank is (http://127.0.0.1:4100)
  CLIENT_ID       the platform's public id at the bank (pk_test_demo)
  SECRET_KEY      the platform's key for captures and refunds (sk_test_demo); stays in the server
  WEBHOOK_SECRET  whsec_… that signs the bank's webhooks (none: they are refused); the bank gives it to its operator:
                  curl http://127.0.0.1:4100/admin/webhooks/pk_test_demo, and sends to WEBHOOK_URL, which here is
                  http://localhost:4000/webhooks/offerdock

Orders are kept in memory and end with it.`
