import type { ConsentNotice, ConsentRecord, ConsentRequest, Consents, Purpose } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { askAtOnce } from '../db/askAtOnce.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { lockAccountSecret, makeAccountPseudonym, readAccountSecret } from './privacy/accountSecret.ts'
import { makeNotice, purposes } from './privacy/consentNotice.ts'
import { readRecord, readRecords } from './privacy/consentRecords.ts'
import { consentVersions } from './privacy/consentTexts.ts'
import { makeConsentRecord } from './privacy/makeConsentRecord.ts'

/** Whose consents, towards which platform. */
export interface ConsentGiver {
  client: RegisteredClient
  accountId: string
}

interface Asked {
  locale: string
  /** The request carried `Sec-GPC: 1`. */
  isObjecting: boolean
}

/** What a browser that objects to the use of data for others' ends objects to (Global Privacy Control). */
const isObjected = (purpose: Purpose) => purpose !== 'personalisation'

/**
 * The id of the consent in force now, or null: not given, withdrawn, or given to a text that is not the current one. For
 * a statement that asks for more.
 */
export const consentInForce = (accountId: string, clientId: string, purpose: Purpose) => sql<string | null>`(
  select consent_id from consents
  where account_id = ${accountId} and client_id = ${clientId} and purpose = ${purpose}
    and text_version = ${consentVersions[purpose]} and ${isOpen})`

/** Nothing has ended it. */
const isOpen = sql<boolean>`not exists (
  select from consent_events ended where ended.consent_id = consents.consent_id and ended.state <> 'given')`

/**
 * Records a consent to the text that was shown. The same again answers the record in force. A browser that objects
 * cannot give a consent it objects to: the problem is `consent-missing`.
 */
export async function giveConsent(
  bank: Bank,
  giver: ConsentGiver,
  request: ConsentRequest,
  isObjecting: boolean,
): Promise<ConsentRecord> {
  const { client, accountId } = giver
  const { clientId } = client
  const notice = makeNotice(bank, client, request.purpose, request.locale)
  if (request.textHash !== notice.textHash) {
    throw new BankError('bad-request', '$.textHash: not the hash of the text of this purpose in this language')
  }
  if (isObjecting && isObjected(request.purpose)) {
    throw new BankError('consent-missing', 'the browser objects to this by Global Privacy Control (Sec-GPC: 1)')
  }
  return transact(bank.db, async (trx) => {
    await lockAccountSecret(trx, accountId)
    const { inForce } = await askAtOnce(trx, { inForce: consentInForce(accountId, clientId, request.purpose) })
    if (inForce !== null) return readRecord(trx, inForce)
    await endConsents(trx, giver, request.purpose, 'replaced')
    const recordId = uuidV7()
    const piiPrincipalId = makeAccountPseudonym(await readAccountSecret(trx, accountId), 'consent', clientId)
    const record = makeConsentRecord(bank, client, { recordId, piiPrincipalId, notice })
    await trx
      .insertInto('consents')
      .values({
        consent_id: recordId,
        account_id: accountId,
        client_id: clientId,
        purpose: request.purpose,
        text_version: notice.version,
        record: JSON.stringify(record),
      })
      .execute()
    await trx.insertInto('consent_events').values({ consent_id: recordId, state: 'given' }).execute()
    return readRecord(trx, recordId)
  })
}

/** Ends the consent, at once; without one there is nothing to do. */
export async function withdrawConsent(bank: Bank, giver: ConsentGiver, purpose: Purpose): Promise<void> {
  await transact(bank.db, async (trx) => {
    await lockAccountSecret(trx, giver.accountId)
    await endConsents(trx, giver, purpose, 'withdrawn')
  })
}

async function endConsents(
  trx: Transaction<Tables>,
  { accountId, client }: ConsentGiver,
  purpose: Purpose,
  state: 'withdrawn' | 'replaced',
) {
  // Given to an old text too.
  const open = await trx
    .selectFrom('consents')
    .select('consent_id')
    .where('account_id', '=', accountId)
    .where('client_id', '=', client.clientId)
    .where('purpose', '=', purpose)
    .where(isOpen)
    .execute()
  if (!open.length) return
  await trx
    .insertInto('consent_events')
    .values(open.map(({ consent_id }) => ({ consent_id, state })))
    .execute()
}

/** All that the bank may ask this viewer, how it stands, and the records of all that was given. */
export async function listConsents(bank: Bank, giver: ConsentGiver, asked: Asked): Promise<Consents> {
  const { client, accountId } = giver
  const records = await readRecords(bank.db, accountId, client.clientId)
  const notices = purposes.map((purpose): ConsentNotice => {
    const newest = records.find(({ piiProcessing }) => piiProcessing.purpose === purpose)
    const state = newest ? stateOf(newest) : 'none'
    return {
      ...makeNotice(bank, client, purpose, asked.locale),
      state: state !== 'given' && asked.isObjecting && isObjected(purpose) ? 'objected' : state,
      consentId: state === 'given' ? (newest?.recordId ?? null) : null,
    }
  })
  return { notices, records }
}

function stateOf({ events, piiProcessing }: ConsentRecord) {
  if (events.some(({ eventState }) => eventState === 'withdrawn')) return 'withdrawn'
  return piiProcessing.privacyNotice.version === consentVersions[piiProcessing.purpose] ? 'given' : 'outdated'
}
