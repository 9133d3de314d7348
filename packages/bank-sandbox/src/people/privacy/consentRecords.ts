import type { ConsentRecord } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'

/** One record, which must be there. */
export async function readRecord(db: Kysely<Tables>, consentId: string): Promise<ConsentRecord> {
  const { rows } = await selectRecords(sql`consents.consent_id = ${consentId}`).execute(db)
  const [record] = rows.map(toRecord)
  if (!record) throw new BankError('not-found')
  return record
}

/** Every record of an account, towards one client or all of them; the newest first. */
export async function readRecords(
  db: Kysely<Tables>,
  accountId: string,
  clientId: string | null,
): Promise<ConsentRecord[]> {
  const { rows } = await selectRecords(
    sql`account_id = ${accountId} and (${clientId}::text is null or client_id = ${clientId})`,
  ).execute(db)
  return rows.map(toRecord)
}

interface RecordRow {
  record: Omit<ConsentRecord, 'events'>
  events: { state: ConsentRecord['events'][number]['eventState']; at: string }[]
}

const selectRecords = (condition: ReturnType<typeof sql>) => sql<RecordRow>`
  select record, (
      select json_agg(json_build_object('state', state, 'at', at) order by at, state)
      from consent_events where consent_events.consent_id = consents.consent_id
    ) as events
  from consents where ${condition} order by consent_id desc`

function toRecord({ record, events }: RecordRow): ConsentRecord {
  return {
    ...record,
    events: events.map(({ state, at }) => ({
      eventTime: new Date(at).toISOString(),
      eventType: 'explicit',
      eventState: state,
      entityId: record.piiPrincipalId,
      validityDuration: null,
    })),
  }
}
