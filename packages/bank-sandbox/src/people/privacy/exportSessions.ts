import type { AccountExport } from '@offerdock/sdk/contract'
import type { Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'

/** The sessions of an account with the sign-ins that led to them; of the tokens the bank has only hashes. */
export async function exportSessions(trx: Transaction<Tables>, accountId: string): Promise<AccountExport['sessions']> {
  const sessions = await trx
    .selectFrom('sessions')
    .select(['session_id', 'client_id', 'expires_at'])
    .where('account_id', '=', accountId)
    .orderBy('session_id')
    .execute()
  const signIns = await trx
    .selectFrom('sign_ins')
    .innerJoin('sessions', 'sessions.session_id', 'sign_ins.session_id')
    .selectAll('sign_ins')
    .where('account_id', '=', accountId)
    .orderBy('sign_in_id')
    .execute()
  return sessions.map(({ session_id, client_id, expires_at }) => ({
    sessionId: session_id,
    clientId: client_id,
    expiresAt: expires_at.toISOString(),
    signIns: signIns
      .filter((signIn) => signIn.session_id === session_id)
      .map((signIn) => ({
        hostOrigin: signIn.host_origin,
        orderRef: signIn.order_ref,
        orderMinor: signIn.order_minor,
        currency: signIn.currency,
        locale: signIn.locale,
        matchCode: signIn.match_code,
        wrongCodes: signIn.wrong_codes,
        status: signIn.status,
        expiresAt: signIn.expires_at.toISOString(),
      })),
  }))
}
