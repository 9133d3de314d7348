import type { Generated } from 'kysely'

export interface PeopleTables {
  sessions: SessionsTable
  sign_ins: SignInsTable
}

interface SessionsTable {
  session_id: string
  /** SHA-256 of the bearer token; the token itself is nowhere. */
  token_hash: string
  client_id: string
  /** Null until someone has signed in. */
  account_id: string | null
  expires_at: Date
}

interface SignInsTable {
  sign_in_id: Generated<number>
  /** The secret part of the sign-in page's address. */
  request_id: string
  session_id: string
  host_origin: string
  order_ref: string
  order_minor: number
  currency: string
  locale: string
  match_code: string
  wrong_codes: Generated<number>
  status: Generated<'pending' | 'done' | 'ended'>
  expires_at: Date
}
