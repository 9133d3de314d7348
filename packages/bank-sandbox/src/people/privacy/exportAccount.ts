import type { AccountExport } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { toAgreement } from '../../agreements/toAgreement.ts'
import type { Bank } from '../../bank.ts'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import { listApplications } from '../requests/applications.ts'
import { exportCallbacks } from '../requests/callbacks.ts'
import { listComplaints } from '../requests/complaints.ts'
import { listFeedback } from '../requests/feedback.ts'
import { readRecords } from './consentRecords.ts'
import { exportQuotes } from './exportQuotes.ts'
import { exportSessions } from './exportSessions.ts'

/** Where the schema of exports is published. */
export const exportSchemaPath = '/v1/schemas/account-export.json'

/** Everything the bank holds on an account, as of one instant. */
export async function exportAccount(bank: Bank, accountId: string): Promise<AccountExport> {
  const persona = bank.seed.personas.get(accountId)
  if (!persona) throw new BankError('unauthorized')
  return bank.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { rows } = await sql<{ now: Date }>`select now() as now`.execute(trx)
      const now = rows[0]?.now ?? new Date(0)
      return {
        schema: bank.publicOrigin + exportSchemaPath,
        version: 1,
        exportedAt: now.toISOString(),
        account: { accountId, displayName: persona.displayName, cardTail: persona.cardTail },
        sessions: await exportSessions(trx, accountId),
        pageSessions: await exportPageSessions(trx, accountId),
        consents: await readRecords(trx, accountId, null),
        quotes: await exportQuotes(trx, accountId),
        agreements: await exportAgreements(trx, accountId, now),
        pointsLots: await exportPointsLots(trx, accountId),
        applications: await listApplications(trx, accountId),
        feedback: await listFeedback(trx, accountId),
        complaints: await listComplaints(trx, accountId, null),
        callbacks: await exportCallbacks(trx, accountId),
      }
    })
}

async function exportPageSessions(trx: Transaction<Tables>, accountId: string): Promise<AccountExport['pageSessions']> {
  const rows = await trx
    .selectFrom('page_sessions')
    .select('expires_at')
    .where('account_id', '=', accountId)
    .orderBy('expires_at')
    .execute()
  return rows.map(({ expires_at }) => ({ expiresAt: expires_at.toISOString() }))
}

async function exportAgreements(
  trx: Transaction<Tables>,
  accountId: string,
  now: Date,
): Promise<AccountExport['agreements']> {
  const rows = await trx
    .selectFrom('agreements')
    .leftJoin('agreement_withdrawals', 'agreement_withdrawals.agreement_id', 'agreements.agreement_id')
    .selectAll('agreements')
    .select('requested_at')
    .where('account_id', '=', accountId)
    .orderBy('agreements.agreement_id')
    .execute()
  const refunds = await trx
    .selectFrom('refunds')
    .innerJoin('agreements', 'agreements.agreement_id', 'refunds.agreement_id')
    .select(['refunds.agreement_id', 'refund_minor', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    ...toAgreement(row, now),
    clientId: row.client_id,
    couponMinor: row.coupon_minor,
    receipt: row.receipt,
    capturedAt: row.captured_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    withdrawalRequestedAt: row.requested_at?.toISOString() ?? null,
    refunds: refunds
      .filter(({ agreement_id }) => agreement_id === row.agreement_id)
      .map(({ refund_minor, created_at }) => ({ refundMinor: refund_minor, at: created_at.toISOString() })),
  }))
}

async function exportPointsLots(trx: Transaction<Tables>, accountId: string): Promise<AccountExport['pointsLots']> {
  const rows = await trx
    .selectFrom('points_lots')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('expires')
    .orderBy('lot_id')
    .execute()
  return rows.map(({ lot_id, source, points, used, expires, created_at }) => ({
    lotId: lot_id,
    source,
    points,
    used,
    expires,
    createdAt: created_at.toISOString(),
  }))
}
