import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  type Client,
  describeIssues,
  type OfferRules,
  type Persona,
  type Seed,
  seed as seedSchema,
} from '@offerdock/sdk/contract'
import * as z from 'zod'
import { BankError } from '../bankError.ts'
import { findUrlMistake } from '../delivery/findUrlMistake.ts'
import { minimumRetentionDays, retentionDaysOf } from '../people/privacy/retention.ts'
import builtIn from '../seed.json' with { type: 'json' }
import { findOfferMistakes } from './findOfferMistakes.ts'
import { isLoopback } from './isLoopback.ts'
import type { Config } from './readEnv.ts'
import { withinMarket } from './withinMarket.ts'

/** The seed, by the names its parts are asked for. */
export interface BankSeed {
  bank: Seed['bank']
  clients: ReadonlyMap<string, RegisteredClient>
  personas: ReadonlyMap<string, Persona>
}

export type RegisteredClient = Client & { rules: OfferRules }

const demoClientId = 'pk_test_demo'
const demoSecret = 'sk_test_demo'

/** Reads the seed file, or the built-in one, and lets the environment set origins and secret of the demo client. */
export async function readSeed(
  config: Pick<Config, 'seedFile' | 'hostOrigins' | 'secretKey' | 'webhookUrl' | 'publicOrigin'>,
) {
  const name = config.seedFile ?? 'the built-in seed'
  const seed = parseSeed(config.seedFile ? await readJsonFile(config.seedFile) : builtIn, name)
  const mistakes = findMistakes(seed)
  if (mistakes.length) throw new BankError('bad-config', mistakes.map((line) => `SEED: ${name}: ${line}`).join('\n'))

  const isPublic = config.publicOrigin !== null && !isLoopback(config.publicOrigin)
  const clients = seed.clients.map((client) => {
    if (client.clientId !== demoClientId) return isPublic ? closeSecret(client) : client
    return {
      ...client,
      origins: config.hostOrigins ?? client.origins,
      secret: config.secretKey ?? client.secret,
      webhookUrl: config.webhookUrl ?? client.webhookUrl ?? null,
    }
  })
  if (isPublic && clients.some(({ secret }) => secret === demoSecret)) {
    throw new BankError('bad-config', 'SECRET_KEY: the default is accepted on loopback only; set one of your own')
  }
  for (const { clientId, webhookUrl } of clients) {
    const mistake = webhookUrl ? findUrlMistake(webhookUrl, { isPublicBank: isPublic }) : null
    if (mistake) throw new BankError('bad-config', `WEBHOOK_URL: the address of client ${clientId} ${mistake}`)
  }
  return indexSeed({ ...seed, clients })
}

/** The secrets of the built-in seed are known to everybody: where the world can come, those of its other clients open nothing. */
function closeSecret(client: Client): Client {
  const isKnown = builtIn.clients.some(({ clientId, secret }) => clientId !== demoClientId && secret === client.secret)
  return isKnown ? { ...client, secret: randomBytes(32).toString('base64url') } : client
}

function indexSeed({ bank, clients, offers, personas }: Seed): BankSeed {
  const registered = clients.flatMap((client) => {
    const rules = offers[client.offer]
    return rules ? [[client.clientId, { ...client, rules: withinMarket(rules) }] as const] : []
  })
  return {
    bank,
    clients: new Map(registered),
    personas: new Map(personas.map((persona) => [persona.personaId, persona])),
  }
}

async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new BankError('bad-config', `SEED: ${file} cannot be read as JSON (${(cause as Error).message})`)
  }
}

function parseSeed(value: unknown, name: string): Seed {
  const result = z.safeParse(seedSchema, value)
  if (result.success) return result.data
  const lines = describeIssues(result.error.issues).map((line) => `SEED: ${name}: ${line}`)
  throw new BankError('bad-config', lines.join('\n'))
}

/** What the schema cannot say: names that point to nothing or stand twice, and values the platform must know. */
function findMistakes({ clients, offers, personas }: Seed): string[] {
  const mistakes = [
    ...findRepeats(
      'client',
      clients.map(({ clientId }) => clientId),
    ),
    ...findRepeats(
      'persona',
      personas.map(({ personaId }) => personaId),
    ),
  ]
  if (
    findRepeats(
      'secret',
      clients.map(({ secret }) => secret),
    ).length
  )
    mistakes.push('two clients have one secret')
  for (const { clientId, offer } of clients) {
    if (!offers[offer]) mistakes.push(`client ${clientId} names offer ${offer}, which does not exist`)
  }
  for (const [name, rules] of Object.entries(offers)) {
    const planIds = rules.plans.map(({ planId }) => planId)
    mistakes.push(...findRepeats(`plan of ${name}:`, planIds))
    if (rules.teaserPlanId !== null && !planIds.includes(rules.teaserPlanId)) {
      mistakes.push(`offer ${name} teases plan ${rules.teaserPlanId}, which does not exist`)
    }
    if (rules.minimumMinor < 1 || rules.minimumMinor > rules.maximumMinor) {
      mistakes.push(`offer ${name} needs 1 <= minimumMinor <= maximumMinor`)
    }
    mistakes.push(...findOfferMistakes(name, rules))
    if (!isTimeZone(rules.timeZone)) mistakes.push(`offer ${name} has an unknown timeZone ${rules.timeZone}`)
    const minimumDays = minimumRetentionDays(rules.market)
    if (retentionDaysOf(rules) < minimumDays) {
      mistakes.push(`offer ${name} needs retentionDays >= ${minimumDays} in ${rules.market}`)
    }
  }
  return mistakes
}

const findRepeats = (what: string, names: string[]) =>
  names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${what} ${name} stands twice`)

function isTimeZone(timeZone: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false // RangeError is how Intl says no
  }
}
