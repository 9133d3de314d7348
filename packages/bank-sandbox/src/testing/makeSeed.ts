import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Seed } from '@offerdock/sdk/contract'
import { seed as seedSchema } from '@offerdock/sdk/contract'
import * as z from 'zod'
import builtIn from '../seed.json' with { type: 'json' }
import { makeFolder } from './makeFolder.ts'

/** The seed that the bank has when nothing else is said. */
export const builtInSeed = (): Seed => z.parse(seedSchema, builtIn)

/** Clients of the test seed, each with rules that make one thing quick to test. */
export const clients = {
  /** The demo client without a reading time. */
  demo: { clientId: 'pk_test_demo', secret: 'sk_test_demo' },
  other: { clientId: 'pk_other', secret: 'sk_test_other' },
  reading: { clientId: 'pk_reading', secret: 'sk_test_reading' },
  briefQuote: { clientId: 'pk_brief_quote', secret: 'sk_test_brief_quote' },
  briefCapture: { clientId: 'pk_brief_capture', secret: 'sk_test_brief_capture' },
  /** Financing more than 4,000.00 waits for an hour; of the other one, for a millisecond. */
  cooling: { clientId: 'pk_cooling', secret: 'sk_test_cooling' },
  briefCooling: { clientId: 'pk_brief_cooling', secret: 'sk_test_brief_cooling' },
}

export const hostOrigin = 'http://localhost:4000'

/** Writes the test seed to a file. */
export function makeSeed(): string {
  const seed = builtInSeed()
  const offer = seed.offers['cn-standard']
  if (!offer) throw new Error('the built-in seed has no offer cn-standard')
  // Without limits, because a test buys more in a second than anybody does in a day.
  const { riskRules, ...standard } = offer
  const quick = { ...standard, readingMs: 0 }
  seed.offers = {
    demo: quick,
    other: quick,
    reading: { ...standard, readingMs: 3000 },
    briefQuote: { ...quick, quoteMs: 1 },
    briefCapture: { ...quick, captureMs: 1, riskRules: { unprovedConfirm: 'pass' } },
    cooling: { ...quick, coolingOff: { aboveMinor: 400_000, waitMs: 3_600_000, confirmMs: 600_000 } },
    briefCooling: { ...quick, coolingOff: { aboveMinor: 400_000, waitMs: 1, confirmMs: 600_000 } },
  }
  seed.clients = Object.entries(clients).map(([offer, client]) => ({
    ...client,
    offer,
    name: offer,
    origins: [hostOrigin],
  }))
  return writeSeed(seed)
}

export function writeSeed(seed: unknown): string {
  const file = path.join(makeFolder(), 'seed.json')
  writeFileSync(file, JSON.stringify(seed))
  return file
}
