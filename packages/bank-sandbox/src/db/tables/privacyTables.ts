import type { Callback, Complaint, ConsentRecord, Contact, Purpose } from '@offerdock/sdk/contract'
import type { ColumnType, Generated } from 'kysely'

export interface PrivacyTables {
  account_secrets: AccountSecretsTable
  consents: ConsentsTable
  consent_events: ConsentEventsTable
  applications: ApplicationsTable
  feedback: FeedbackTable
  complaints: ComplaintsTable
  callbacks: CallbacksTable
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
  answer: Generated<string | null>
  answered_at: Generated<Date | null>
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
  status: Generated<Complaint['status']>
  category: Generated<Complaint['category']>
  /** Read as text: a driver makes an instant of a day, in a time zone of its own. */
  answer_by: ColumnType<never, string, never>
  created_at: Generated<Date>
  answer: Generated<string | null>
  answered_at: Generated<Date | null>
  closed_at: Generated<Date | null>
}

interface CallbacksTable {
  callback_id: string
  account_id: string
  client_id: string
  status: Generated<Callback['status']>
  day_part: Callback['window']
  /** Read as text, as the day of a complaint is. */
  day: ColumnType<never, string, never>
  from_at: ColumnType<Date, never, never>
  until_at: ColumnType<Date, never, never>
  locale: string
  created_at: Generated<Date>
}
