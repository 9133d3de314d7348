import type { AccountExport } from '@offerdock/sdk/contract'
import type { Tables } from '../../db/tables.ts'

/** Tables whose rows belong to an account. */
export type AccountTable = {
  [T in keyof Tables]: 'account_id' extends keyof Tables[T] ? T : never
}[keyof Tables]

interface Care {
  /** `pseudonym`: the row stays for the accounts and the law, under a name that leads to nobody. */
  onDelete: 'delete' | 'pseudonym'
  /** The part of the export that shows it, or why none does. */
  exported: keyof AccountExport | { not: string }
}

/**
 * What becomes of each table in an export and in a deletion. A table with an `account_id` that is not here does not
 * compile, and a test asks the database.
 */
export const accountTables: Record<AccountTable, Care> = {
  account_secrets: { onDelete: 'delete', exported: { not: 'a secret of the bank' } },
  agreements: { onDelete: 'pseudonym', exported: 'agreements' },
  answers: { onDelete: 'pseudonym', exported: { not: 'answers the viewer was given; the agreements say the same' } },
  applications: { onDelete: 'delete', exported: 'applications' },
  callbacks: { onDelete: 'delete', exported: 'callbacks' },
  complaints: { onDelete: 'delete', exported: 'complaints' },
  consents: { onDelete: 'delete', exported: 'consents' },
  feedback: { onDelete: 'delete', exported: 'feedback' },
  holds: { onDelete: 'pseudonym', exported: 'quotes' },
  page_sessions: { onDelete: 'delete', exported: 'pageSessions' },
  points_lots: { onDelete: 'pseudonym', exported: 'pointsLots' },
  quotes: { onDelete: 'pseudonym', exported: 'quotes' },
  sessions: { onDelete: 'delete', exported: 'sessions' },
}

/** In the order in which their rows may go. */
export const accountTableNames = Object.keys(accountTables) as AccountTable[] // its keys are all there is
