import type { Generated } from 'kysely'

export interface PeopleTables {
  sessions: SessionsTable
  sign_ins: SignInsTable
  confirm_gates: ConfirmGatesTable
  page_sessions: PageSessionsTable
  agreement_withdrawals: AgreementWithdrawalsTable
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

/** What stands between a confirm and its agreement. */
interface ConfirmGatesTable {
  gate_id: Generated<number>
  /** The secret part of the page's address. */
  request_id: string
  kind: 'step_up' | 'cooling_off'
  quote_id: string
  conversion_id: string
  /** Who asked last; null once that session has ended. */
  session_id: string | null
  /** Null when the sign-in that tells it is gone. */
  host_origin: string | null
  locale: string
  /** Of a step-up. */
  match_code: string | null
  wrong_codes: Generated<number>
  status: Generated<'pending' | 'done' | 'ended'>
  /** A step-up is over then, a cooling-off done. */
  ends_at: Date
}

/** Who is signed in on the bank's own pages. */
interface PageSessionsTable {
  /** SHA-256 of the cookie. */
  token_hash: string
  account_id: string
  expires_at: Date
}

/** Requests of viewers to withdraw from a captured agreement. */
interface AgreementWithdrawalsTable {
  agreement_id: string
  requested_at: Generated<Date>
}
