import { createHash } from 'node:crypto'
import type { Fault, Scenario } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

export interface Drawn {
  db: Kysely<Tables>
  clientId: string
  scenario: Scenario
  /** `POST /v1/quotes`, as the scenario names it. */
  call: string
}

/** The faults of a scenario that befall this request. */
export async function drawFaults({ db, clientId, scenario, call }: Drawn): Promise<Fault[]> {
  const concerned = scenario.faults.filter(({ calls }) => calls === undefined || calls.includes(call))
  if (concerned.every(({ probability = 1 }) => probability === 1)) return concerned
  // Counted in the database, so that the chances come in one order in however many processes.
  const { rows } = await sql<{ draws: number }>`
    update scenarios set draws = draws + 1 where client_id = ${clientId} returning draws`.execute(db)
  const [row] = rows
  if (!row) return []
  return concerned.filter((fault) => {
    const { probability = 1 } = fault
    return chance(scenario.seed ?? 0, row.draws, scenario.faults.indexOf(fault)) < probability
  })
}

/** From 0 to below 1; the same for the same seed, request and fault, whatever was drawn before. */
export function chance(seed: number, draw: number, faultIndex: number): number {
  const digest = createHash('sha256').update(`${seed}:${draw}:${faultIndex}`).digest()
  return digest.readUInt32BE() / 2 ** 32
}
