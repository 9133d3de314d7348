import type { Transaction } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** One side of a transfer: plus is what comes to the account, minus what leaves it. */
export interface Line {
  account: string
  unit: string
  amount: number
}

export interface Transfer {
  transferId: string
  phase: 'pending' | 'post' | 'void'
  agreementId: string | null
  quoteId: string | null
}

/** Writes a transfer into the ledger, one line for each account; lines of nothing are left out. */
export const bookTransfer = (trx: Transaction<Tables>, transfer: Transfer, lines: readonly Line[]) =>
  bookTransfers(trx, [{ ...transfer, lines }])

/** Writes many in one statement. */
export async function bookTransfers(
  trx: Transaction<Tables>,
  transfers: readonly (Transfer & { lines: readonly Line[] })[],
): Promise<void> {
  const rows = transfers.flatMap(({ transferId, phase, agreementId, quoteId, lines }) =>
    sumLines(lines).map((line) => ({
      ...line,
      transfer_id: transferId,
      phase,
      agreement_id: agreementId,
      quote_id: quoteId,
    })),
  )
  if (rows.length > 0) await trx.insertInto('ledger_entries').values(rows).execute()
}

function sumLines(lines: readonly Line[]): Line[] {
  const sums = new Map<string, Line>()
  for (const line of lines) {
    const key = `${line.unit} ${line.account}`
    sums.set(key, { ...line, amount: line.amount + (sums.get(key)?.amount ?? 0) })
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0)
}

/** The same lines the other way round. */
export const reverse = (lines: readonly Line[]): Line[] => lines.map((line) => ({ ...line, amount: -line.amount }))
