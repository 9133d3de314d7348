import { type RawBuilder, sql, type Transaction } from 'kysely'
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
export async function bookTransfers(trx: Transaction<Tables>, transfers: readonly BookedTransfer[]): Promise<void> {
  const entries = toEntries(transfers)
  if (entries.length > 0) await insertEntries(entries, sql`true`).execute(trx)
}

type BookedTransfer = Transfer & { lines: readonly Line[] }

export const toEntries = (transfers: readonly BookedTransfer[]) =>
  transfers.flatMap(({ transferId, phase, agreementId, quoteId, lines }) =>
    sumLines(lines).map((line) => ({
      ...line,
      transfer_id: transferId,
      phase,
      agreement_id: agreementId,
      quote_id: quoteId,
    })),
  )

/** For a statement that does more: all of the entries where the condition holds, else none. */
export const insertEntries = (entries: ReturnType<typeof toEntries>, condition: RawBuilder<unknown>) => sql`
  insert into ledger_entries (transfer_id, account, unit, amount, phase, agreement_id, quote_id)
  select transfer_id, account, unit, amount, phase, agreement_id, quote_id
  from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) entry
    (transfer_id text, account text, unit text, amount bigint, phase text, agreement_id text, quote_id text)
  where ${condition}`

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
