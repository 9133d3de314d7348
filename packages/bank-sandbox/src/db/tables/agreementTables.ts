import type { PricedPlan } from '@offerdock/sdk/contract'
import type { ColumnType, Generated, Selectable } from 'kysely'
import type { BoundTerms } from '../../agreements/boundTerms.ts'

export interface AgreementTables {
  quotes: QuotesTable
  agreements: AgreementsTable
  answers: AnswersTable
  receipt_keys: ReceiptKeysTable
  secrets: SecretsTable
  campaign_stock: CampaignStockTable
  points_lots: PointsLotsTable
  holds: HoldsTable
  hold_lots: HoldLotsTable
  refunds: RefundsTable
  ledger_entries: LedgerEntriesTable
}

interface QuotesTable {
  quote_id: string
  client_id: string
  account_id: string
  order_ref: string
  order_minor: number
  points_minor: number
  points_used: Generated<number>
  coupon_minor: Generated<number>
  financed_minor: number
  total_minor: number
  currency: string
  category: string | null
  plan_id: string | null
  plan: ColumnType<PricedPlan | null, string | null, never>
  /** Of which the order was, when the bank honoured its name. */
  campaign_id: string | null
  room: string | null
  /** Language of the disclosure. */
  locale: string | null
  /** Null on quotes from before there were refunds. */
  terms: ColumnType<BoundTerms | null, string | null, never>
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
  status: 'reserved' | 'captured' | 'released' | 'expired' | 'refunded'
  order_ref: string
  order_minor: number
  points_minor: number
  coupon_minor: Generated<number>
  financed_minor: number
  total_minor: number
  currency: string
  plan_id: string | null
  receipt: string
  confirmed_at: Date
  capture_before: Date
  captured_at: Date | null
  /** When it was released, abandoned or expired. */
  ended_at: Date | null
  refunded_minor: Generated<number>
  /** What the bank owes the client for it, set by the capture. */
  commission_minor: Generated<number>
  /** As the latest refund left them. */
  terms: ColumnType<BoundTerms | null, string | null, string>
}

/** What was answered under an `Idempotency-Key`, word for word. */
interface AnswersTable {
  /** Within which the key is one. */
  scope: string
  idempotency_key: string
  client_id: string
  /** Null when the platform asked. */
  account_id: string | null
  request_hash: string
  answer: string | null
  created_at: Generated<Date>
}

interface ReceiptKeysTable {
  kid: string
  /** Null once the key is withdrawn. */
  private_jwk: string | null
  public_jwk: string
  signs_from: Date
  withdrawn_at: Date | null
  created_at: Generated<Date>
}

interface SecretsTable {
  name: string
  value: string
}

/** The scarce things of a campaign, one hot row; a total of null is no limit. `used` counts what is held as well. */
interface CampaignStockTable {
  /** Name of the offer in the seed: its clients share the campaign. */
  offer_id: string
  campaign_id: string
  currency: string
  pieces_total: number | null
  pieces_used: Generated<number>
  budget_total_minor: number | null
  budget_used_minor: Generated<number>
}

/** Points that lapse together. `used` counts what is held as well. */
interface PointsLotsTable {
  lot_id: string
  account_id: string
  /** Where it comes from: `seed:` and the lot of the seed, or `refund:` and the refund with a number. */
  source: string
  points: number
  used: Generated<number>
  /** Usable through this day, `YYYY-MM-DD`. */
  expires: string
  created_at: Generated<Date>
}

/**
 * What a quote has taken of scarce things: `held` until the quote expires, `kept` by an agreement until the capture
 * deadline, then `posted` for good; or `voided`, and everything is free again.
 */
interface HoldsTable {
  quote_id: string
  client_id: string
  account_id: string
  order_ref: string
  offer_id: string
  campaign_id: string | null
  /** Which of the account's pieces of the campaign it is, from one on; null without a campaign, and on old holds. */
  slot: Generated<number | null>
  pieces: number
  cost_minor: number
  currency: string
  status: Generated<'held' | 'kept' | 'posted' | 'voided'>
  created_at: Generated<Date>
  /** With its quote, which moves it; when it is kept, the end of the time to capture. */
  expires_at: Date
}

interface HoldLotsTable {
  quote_id: string
  lot_id: string
  points: number
}

interface RefundsTable {
  refund_id: string
  agreement_id: string
  refund_minor: number
  created_at: Generated<Date>
}

/** Append-only double entry; a trigger holds that every transfer sums to zero in each unit. */
interface LedgerEntriesTable {
  entry_id: Generated<number>
  transfer_id: string
  account: string
  /** A currency, `points` or `pieces`. */
  unit: string
  amount: number
  phase: 'pending' | 'post' | 'void'
  quote_id: string | null
  agreement_id: string | null
  created_at: Generated<Date>
}

export type QuoteRow = Selectable<QuotesTable>
export type AgreementRow = Selectable<AgreementsTable>
