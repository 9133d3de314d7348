import { type Parsed, parseCompiled } from '../../contract/parseCompiled.ts'
import type { PendingConfirm } from '../pendingConfirm.ts'
import { pendingConfirm } from '../schemas.ts'
import { keptRow } from './schemas.ts'

export type KeptRow = Parsed<typeof keptRow>

/** What one atomic step does to the rows, and what it came for. */
export interface Change<T> {
  put?: KeptRow[]
  /** Keys of rows. */
  remove?: IDBValidKey[]
  result: T
}

const dayMs = 86_400_000
const maxRows = 200
const maxBytes = 256 * 1024

/** What was found in the database, which anything may have written to: the rows, and the keys of what is none. */
export function readRows(found: unknown[]): { rows: KeptRow[]; broken: IDBValidKey[] } {
  const [good, bad] = split(found, (value) => parseCompiled(keptRow, value) !== null)
  return { rows: good as KeptRow[], broken: bad.map((value) => (value as { id: IDBValidKey }).id) } // as the key path says
}

/** The confirm of a row whose outcome somebody still waits for: the bank's answer, or the host's. */
export function openConfirm(row: KeptRow | undefined): PendingConfirm | null {
  return row && (row.state === 'new' || row.state === 'acked') ? parseCompiled(pendingConfirm, row.pending) : null
}

export const findRow = (rows: KeptRow[], { orderRef, who }: Pick<KeptRow, 'orderRef' | 'who'>) =>
  rows.find((row) => row.orderRef === orderRef && row.who === who && openConfirm(row))

/** Adds a row, unless there is one for the same viewer and order that still waits: then that one counts. */
export function keepRow(rows: KeptRow[], row: KeptRow): Change<KeptRow> {
  const kept = rows.find(({ id }) => id === row.id) ?? findRow(rows, row)
  return kept ? { result: kept } : { put: [row], result: row }
}

/** The bank has agreed. */
export const ackRow = (rows: KeptRow[], id: string, atMs: number) =>
  changeRow(rows, id, ({ state, ...row }) => (state === 'new' ? { ...row, state: 'acked', atMs } : null))

/** The host has answered: nobody needs the content any more. */
export const tellRow = (rows: KeptRow[], id: string, atMs: number) =>
  changeRow(rows, id, ({ pending: _, ...row }) => ({ ...row, state: 'told', atMs }))

/** The bank has refused it for good. */
export const buryRow = (rows: KeptRow[], id: string, code: string, atMs: number) =>
  changeRow(rows, id, ({ pending: _, ...row }) => ({ ...row, state: 'dead', code, atMs }))

function changeRow(rows: KeptRow[], id: string, change: (row: KeptRow) => KeptRow | null): Change<null> {
  const row = rows.find((one) => one.id === id)
  const next = row && change(row)
  return { put: next ? [next] : [], result: null }
}

/**
 * Which rows may go: what is over for a day; what nobody brought to an end for a week, whose quote is long dead; and, where there are
 * too many, the oldest of what the bank has answered. A confirm it has not answered makes no room for anything.
 */
export function compactRows(rows: KeptRow[], nowMs: number): string[] {
  const keepMs = ({ state }: KeptRow) => (state === 'new' ? 7 : 1) * dayMs
  const [over, rest] = split(rows, (row) => nowMs - row.atMs > keepMs(row))
  const size = (row: KeptRow) => new TextEncoder().encode(JSON.stringify(row)).length
  let bytes = rest.reduce((sum, row) => sum + size(row), 0)
  let count = rest.length
  for (const row of rest.filter(({ state }) => state !== 'new').sort((a, b) => worth(a) - worth(b))) {
    if (count <= maxRows && bytes <= maxBytes) break
    over.push(row)
    count--
    bytes -= size(row)
  }
  return over.map(({ id }) => id)
}

/** What the host has not heard is worth more than what it has, and the newer more than the older. */
const worth = ({ state, atMs }: KeptRow) => atMs + (state === 'acked' ? 1000 * dayMs : 0)

function split<T>(all: T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}
