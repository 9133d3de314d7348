import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'

/** Who asks what under which key. */
export interface KeyedRequest {
  key: string
  /** The client and the account, not the session: whoever signs in again asks for the same answer. */
  clientId: string
  accountId: string
  /** Everything the answer depends on. */
  request: readonly (string | null)[]
}

/**
 * Does `act` once for a key and gives the same words for ever after.
 *
 * 1. The key's row is the first write of the transaction; a second request with the key waits for it there.
 * 2. `act` works in the same transaction, and its answer is stored in the row: effect and answer are one commit, so a
 *    process that dies leaves both or neither.
 * 3. A problem that `act` throws undoes the row too; the same key may try again.
 */
export async function answerOnce(
  db: Kysely<Tables>,
  { key, clientId, accountId, request }: KeyedRequest,
  act: (trx: Transaction<Tables>) => Promise<string>,
): Promise<string> {
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('hex')
  return db.transaction().execute(async (trx) => {
    const fresh = await trx
      .insertInto('answers')
      .values({
        conversion_id: key,
        client_id: clientId,
        account_id: accountId,
        request_hash: requestHash,
        answer: null,
      })
      .onConflict((conflict) => conflict.column('conversion_id').doNothing())
      .returning('conversion_id')
      .executeTakeFirst()
    if (!fresh) return replay(trx, { key, clientId, accountId, requestHash })
    const answer = await act(trx)
    await trx.updateTable('answers').set({ answer }).where('conversion_id', '=', key).execute()
    return answer
  })
}

async function replay(
  trx: Transaction<Tables>,
  asked: { key: string; clientId: string; accountId: string; requestHash: string },
): Promise<string> {
  const stored = await trx
    .selectFrom('answers')
    .select(['client_id', 'account_id', 'request_hash', 'answer'])
    .where('conversion_id', '=', asked.key)
    .executeTakeFirst()
  // Gone again between the two statements: the first request failed and rolled back.
  if (!stored?.answer) throw new BankError('in-flight')
  const isSameAsker = stored.client_id === asked.clientId && stored.account_id === asked.accountId
  if (!isSameAsker || stored.request_hash !== asked.requestHash) throw new BankError('idempotency-mismatch')
  return stored.answer
}
