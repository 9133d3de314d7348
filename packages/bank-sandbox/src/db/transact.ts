import type { Kysely, Transaction } from 'kysely'
import { isOutdated } from './preparingClient.ts'
import type { Tables } from './tables.ts'

const maxTries = 5

/**
 * Runs `act` in one transaction. PostgreSQL ends one of two transactions that stand in each other's way and nothing of it
 * is left, so it is run again from the start, five times at most: `act` does nothing outside of the transaction that may
 * not happen twice.
 */
export async function transact<Result>(
  db: Kysely<Tables>,
  act: (trx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(act)
    } catch (error) {
      if (tries === maxTries || !(isInTheWay(error) || isOutdated(error))) throw error
    }
  }
}

/** A deadlock, two transactions that no order of them explains, or two quotes of one account that took the same place. */
export function isInTheWay(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, constraint } = error as Error & { code?: string; constraint?: string } // as the database's errors have
  return code === '40P01' || code === '40001' || (code === '23505' && placesOfHolds.includes(constraint ?? ''))
}

const placesOfHolds = ['holds_slot', 'holds_one_per_order']
