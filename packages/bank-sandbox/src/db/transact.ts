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

/** A deadlock, or two transactions that no order of them explains. */
const isInTheWay = (error: unknown) =>
  error instanceof Error && ['40P01', '40001'].includes(String((error as NodeJS.ErrnoException).code))
