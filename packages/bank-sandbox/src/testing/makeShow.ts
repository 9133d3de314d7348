import type { Seed } from '@offerdock/sdk/contract'
import { seed as seedSchema } from '@offerdock/sdk/contract'
import * as z from 'zod'
import builtIn from '../seed.json' with { type: 'json' }

interface Show {
  /** Pieces of each campaign, by its id; the plan `free` of each waives all charges. */
  quotas: Record<string, number>
  viewerCount: number
  quoteMs?: number
  captureMs?: number
}

export const show = { clientId: 'pk_test_demo', secret: 'sk_test_demo', planId: 'free' }

/** Who may sign in at the show. */
export const viewerIds = (count: number) => Array.from({ length: count }, (_, i) => `viewer-${i}`)

/** A seed for crowds: many viewers, campaigns with a quota, no reading time and no limits of risk. */
export function makeShow({ quotas, viewerCount, quoteMs = 600_000, captureMs = 600_000 }: Show): Seed {
  const seed = z.parse(seedSchema, builtIn)
  const [client] = seed.clients
  const [standard] = Object.values(seed.offers)
  const [persona] = seed.personas
  if (!client || !standard || !persona) throw new Error('the built-in seed is empty')
  const { riskRules, ...rules } = standard
  const campaigns = Object.entries(quotas).map(([campaignId, quotaPieces]) => ({
    campaignId,
    rooms: null,
    plans: [{ planId: show.planId, method: 'EP_FEE', feeMode: 'NONE', periods: 12, remainder: 'LAST' } as const],
    quotaPieces,
    budgetMinor: null,
    perAccount: 1_000_000,
  }))
  return {
    ...seed,
    clients: [{ ...client, clientId: show.clientId, secret: show.secret, offer: 'show' }],
    offers: { show: { ...rules, campaigns, readingMs: 0, quoteMs, captureMs } },
    personas: viewerIds(viewerCount).map((personaId) => ({
      ...persona,
      personaId,
      // A lot belongs to one persona.
      points: (persona.points ?? []).map((lot) => ({ ...lot, lotId: `${lot.lotId}-${personaId}` })),
    })),
  }
}
