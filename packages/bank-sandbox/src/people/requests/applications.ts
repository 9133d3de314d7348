import type { AccountExport, Application, ApplicationRequest } from '@offerdock/sdk/contract'
import type { Kysely, Selectable } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { answerOnce } from '../../agreements/answerOnce.ts'
import type { Bank } from '../../bank.ts'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import type { ConsentGiver } from '../consents.ts'
import { toAnswer } from './toAnswer.ts'

/**
 * Takes an application for a card; the answer as JSON text, the same for the same key. Throws `wrong-state` for a viewer
 * who has a card or whose application is open.
 */
export async function applyForCard(
  bank: Bank,
  { accountId, client }: ConsentGiver,
  key: string,
  { contact, locale }: ApplicationRequest,
): Promise<string> {
  const { clientId } = client
  const request = [contact.channel, contact.value, locale]
  return answerOnce(bank.db, { key, call: 'apply', clientId, accountId, request }, async (trx) => {
    if (bank.seed.personas.get(accountId)?.cardTail !== null) {
      throw new BankError('wrong-state', 'the viewer has a card')
    }
    const row = await trx
      .insertInto('applications')
      .values({
        application_id: uuidV7(),
        account_id: accountId,
        client_id: clientId,
        contact: JSON.stringify(contact),
        locale,
      })
      // By the index: somebody, perhaps this viewer in another tab, was first.
      .onConflict((conflict) => conflict.doNothing())
      .returning(['application_id', 'status', 'created_at', 'answer', 'answered_at'])
      .executeTakeFirst()
    if (!row) throw new BankError('wrong-state', 'an application of the viewer is open')
    return JSON.stringify(toApplication(row))
  })
}

interface Row {
  application_id: string
  status: Application['status']
  created_at: Date
  answer: string | null
  answered_at: Date | null
}

const toApplication = ({ application_id, status, created_at, answer, answered_at }: Row): Application => ({
  applicationId: application_id,
  status,
  createdAt: created_at.toISOString(),
  answer: toAnswer(answer, answered_at),
})

/** The viewer's own, of whichever client; the problem `not-found` for another's. */
export async function findApplication(bank: Bank, accountId: string, applicationId: string): Promise<Application> {
  const row = await bank.db
    .selectFrom('applications')
    .select(['application_id', 'status', 'created_at', 'answer', 'answered_at'])
    .where('application_id', '=', applicationId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!row) throw new BankError('not-found')
  return toApplication(row)
}

/** The viewer's at one client, the newest first. */
export async function listOwnApplications(bank: Bank, { accountId, client }: ConsentGiver): Promise<Application[]> {
  const rows = await bank.db
    .selectFrom('applications')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('client_id', '=', client.clientId)
    .orderBy('application_id', 'desc')
    .execute()
  return rows.map(toApplication)
}

/** All of an account, as its export shows them. */
export async function listApplications(db: Kysely<Tables>, accountId: string): Promise<AccountExport['applications']> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('application_id')
    .execute()
  return rows.map(toFullApplication)
}

/** An application with what the viewer gave. */
export const toFullApplication = (row: Selectable<Tables['applications']>): AccountExport['applications'][number] => ({
  ...toApplication(row),
  clientId: row.client_id,
  contact: row.contact,
  locale: row.locale,
})
