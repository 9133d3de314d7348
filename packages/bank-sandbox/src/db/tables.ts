import type { PricedPlan } from '@offerdock/sdk/contract'
import type { ColumnType, Generated, Selectable } from 'kysely'

/** The database as TypeScript sees it. Amounts are minor units; every instant is written by the database's clock. */
export interface Tables {
  sessions: SessionsTable
  sign_ins: SignInsTable
  quotes: QuotesTable
  agreements: AgreementsTable
  answers: AnswersTable
  receipt_keys: ReceiptKeysTable
  secrets: SecretsTable
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

interface QuotesTable {
  quote_id: string
  client_id: string
  account_id: string
  order_ref: string
  order_minor: number
  points_minor: number
  financed_minor: number
  total_minor: number
  currency: string
  category: string | null
  plan_id: string | null
  plan: ColumnType<PricedPlan | null, string | null, never>
  disclosure: string
  disclosure_hash: string
  reading_ms: number
  created_at: Generated<Date>
  expires_at: Date
}

interface AgreementsTable {
  agreement_id: string
  conversion_id: string
  quote_id: string
  client_id: string
  account_id: string
  status: 'reserved' | 'captured' | 'expired'
  order_ref: string
  order_minor: number
  points_minor: number
  financed_minor: number
  total_minor: number
  currency: string
  plan_id: string | null
  receipt: string
  confirmed_at: Date
  capture_before: Date
  captured_at: Date | null
}

/** What was answered under an `Idempotency-Key`, word for word. */
interface AnswersTable {
  conversion_id: string
  client_id: string
  account_id: string
  request_hash: string
  answer: string | null
  created_at: Generated<Date>
}

interface ReceiptKeysTable {
  kid: string
  private_jwk: string
  created_at: Generated<Date>
}

interface SecretsTable {
  name: string
  value: string
}

export type QuoteRow = Selectable<QuotesTable>
export type AgreementRow = Selectable<AgreementsTable>
