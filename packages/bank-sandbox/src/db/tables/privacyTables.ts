import type { ConsentRecord, Contact, Purpose } from '@offerdock/sdk/contract'
import type { ColumnType, Generated } from 'kysely'

export interface PrivacyTables {
  account_secrets: AccountSecretsTable
  consents: ConsentsTable
  consent_events: ConsentEventsTable
  applications: ApplicationsTable
  feedback: FeedbackTable
  complaints: ComplaintsTable
}

/** Of the pseudonyms of one account. Without its row they lead to nobody. */
interface AccountSecretsTable {
  account_id: string
  secret: string
}

/** Written once. */
interface ConsentsTable {
  consent_id: string
  account_id: string
  client_id: string
  purpose: Purpose
  text_version: number
  /** The record as it was given; its history is in `consent_events`. */
  record: ColumnType<Omit<ConsentRecord, 'events'>, string, never>
}

/** Written once. A consent without an end is in force while its text is the current one. */
interface ConsentEventsTable {
  consent_id: string
  state: 'given' | 'withdrawn' | 'replaced'
  at: Generated<Date>
}

interface ApplicationsTable {
  application_id: string
  account_id: string
  client_id: string
  status: Generated<'received' | 'approved' | 'refused'>
  contact: ColumnType<Contact, string, never>
  locale: string
  created_at: Generated<Date>
}

interface FeedbackTable {
  feedback_id: string
  client_id: string
  /** Null when nobody had signed in. */
  account_id: string | null
  session_id: string | null
  score: number
  comment: string | null
  created_at: Generated<Date>
}

interface ComplaintsTable {
  complaint_id: string
  number: string
  account_id: string
  client_id: string
  agreement_id: string | null
  text: string
  wished_outcome: string | null
  contact: ColumnType<Contact | null, string | null, never>
  locale: string
  status: Generated<'received' | 'answered'>
  /** Read as text: a driver makes an instant of a day, in a time zone of its own. */
  answer_by: ColumnType<never, string, never>
  created_at: Generated<Date>
}
