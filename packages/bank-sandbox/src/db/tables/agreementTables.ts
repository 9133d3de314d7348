import type { PricedPlan } from '@offerdock/sdk/contract'
import type { ColumnType, Generated, Selectable } from 'kysely'

export interface AgreementTables {
  quotes: QuotesTable
  agreements: AgreementsTable
  answers: AnswersTable
  receipt_keys: ReceiptKeysTable
  secrets: SecretsTable
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
