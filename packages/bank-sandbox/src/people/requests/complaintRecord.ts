import type { AgreementRecord, ComplaintRecord, FullComplaint } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { toTextLocale } from '../../agreements/disclosure.ts'
import { toAgreement } from '../../agreements/toAgreement.ts'
import type { Bank } from '../../bank.ts'
import type { AgreementRow, Tables } from '../../db/tables.ts'
import type { ConsentGiver } from '../consents.ts'
import { findRow, toFullComplaint } from './complaints.ts'

/**
 * What a dispute needs, as of one instant: the complaint, and of the agreement it names the order, the offer as it was
 * bound, the text that was shown with its hash and language, all times, the receipt and the consents (COMPLIANCE CN-22).
 */
export async function exportComplaint(
  bank: Bank,
  { accountId, client }: ConsentGiver,
  complaintId: string,
): Promise<ComplaintRecord> {
  return bank.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const row = await findRow(trx, accountId, complaintId)
      const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx)
      const now = rows[0]?.now ?? row.created_at
      const complaint = toFullComplaint(row)
      return {
        schemaVersion: 1,
        exportedAt: now.toISOString(),
        bankName: bank.seed.bank.legalName[toTextLocale(row.locale)] ?? client.rules.market,
        complaint,
        statusHistory: historyOf(complaint),
        agreementRecord: row.agreement_id === null ? null : await recordAgreement(trx, row.agreement_id, now),
      }
    })
}

const historyOf = ({ createdAt, answer, closedAt }: FullComplaint) => [
  { status: 'received', at: createdAt },
  ...(answer ? [{ status: 'answered', at: answer.answeredAt }] : []),
  ...(closedAt === null ? [] : [{ status: 'closed', at: closedAt }]),
]

async function recordAgreement(trx: Transaction<Tables>, agreementId: string, now: Date): Promise<AgreementRecord> {
  const agreement = await trx
    .selectFrom('agreements')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .executeTakeFirstOrThrow()
  const quote = await trx
    .selectFrom('quotes')
    .select(['category', 'locale', 'plan', 'disclosure', 'disclosure_hash', 'created_at'])
    .where('quote_id', '=', agreement.quote_id)
    .executeTakeFirstOrThrow()
  return {
    agreement: toAgreement(agreement, now),
    category: quote.category,
    locale: quote.locale,
    plan: quote.plan,
    disclosure: quote.disclosure,
    disclosureHash: quote.disclosure_hash,
    quotedAt: quote.created_at.toISOString(),
    confirmedAt: agreement.confirmed_at.toISOString(),
    receipt: agreement.receipt,
    consentIds: await consentsAt(trx, agreement),
    statusHistory: await readHistory(trx, agreement, now),
  }
}

/** The consents that were in force when the viewer confirmed. */
async function consentsAt(trx: Transaction<Tables>, { account_id, client_id, confirmed_at }: AgreementRow) {
  const { rows } = await sql<{ consent_id: string }>`
    select consent_id from consents join consent_events using (consent_id)
    where account_id = ${account_id} and client_id = ${client_id}
    group by consent_id
    having min(at) <= ${confirmed_at}
      and coalesce(min(at) filter (where state <> 'given'), 'infinity') > ${confirmed_at}
    order by consent_id`.execute(trx)
  return rows.map(({ consent_id }) => consent_id)
}

async function readHistory(trx: Transaction<Tables>, row: AgreementRow, now: Date) {
  const refunds = await trx
    .selectFrom('refunds')
    .select('created_at')
    .where('agreement_id', '=', row.agreement_id)
    .orderBy('created_at')
    .execute()
  const { status } = toAgreement(row, now)
  const endedAt = row.ended_at ?? (status === 'expired' ? row.capture_before : null)
  const changes: [string, Date | null][] = [
    ['reserved', row.confirmed_at],
    ['captured', row.captured_at],
    [status, endedAt],
    ...refunds.map(({ created_at }): [string, Date] => ['refunded', created_at]),
  ]
  return changes.flatMap(([name, at]) => (at ? [{ status: name, at: at.toISOString() }] : []))
}
