import { createHash } from 'node:crypto'
import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'

/** Who asks what under which key. */
export interface KeyedRequest {
  key: string
  /** What is asked for: `capture`, `refund` … Only `confirm` has keys of its own, which are the conversion ids. */
  call: string
  /** The client and the account, not the session: whoever signs in again asks for the same answer. */
  clientId: string
  /** Null when the platform asks. */
  accountId: string | null
  /** Everything the answer depends on. */
  request: readonly (string | number | null)[]
}

/** JSON text to be kept under the key; or, in `forNow`, one that is committed with its effects but may change. */
export type Answer = string | { forNow: string }

const retryAfterMs = 1000

/**
 * Does `act` once for a key and gives the same words for ever after.
 *
 * 1. The key's row is the first write of the transaction; a second request with the key waits for it there.
 * 2. `act` works in the same transaction, and its answer is stored in the row: effect and answer are one commit, so a
 *    process that dies leaves both or neither.
 * 3. A problem that `act` throws undoes the row too; the same key may try again. So may it after an answer `forNow`.
 *
 * Throws `idempotency-mismatch` when the key stands for another request, call, client or account.
 */
export async function answerOnce(
  db: Kysely<Tables>,
  keyed: KeyedRequest,
  act: (trx: Transaction<Tables>) => Promise<Answer>,
): Promise<string> {
  const place = { scope: toScope(keyed), idempotency_key: keyed.key }
  const asked = { client_id: keyed.clientId, account_id: keyed.accountId, request_hash: hashRequest(keyed) }
  return db.transaction().execute(async (trx) => {
    const fresh = await trx
      .insertInto('answers')
      .values({ ...place, ...asked, answer: null })
      .onConflict((conflict) => conflict.columns(['scope', 'idempotency_key']).doNothing())
      .returning('scope')
      .executeTakeFirst()
    if (!fresh) return replay(trx, place, asked)
    const answer = await act(trx)
    if (typeof answer !== 'string') {
      await trx.deleteFrom('answers').where(isAt(place)).execute()
      return answer.forNow
    }
    await trx.updateTable('answers').set({ answer }).where(isAt(place)).execute()
    return answer
  })
}

interface Place {
  scope: string
  idempotency_key: string
}

const isAt = (place: Place) => (is: ExpressionBuilder<Tables, 'answers'>) => is.and({ ...place })

/** Nobody but the client, or the viewer at the client, can meet a key that they chose. */
function toScope({ call, clientId, accountId }: KeyedRequest): string {
  return call === 'confirm' ? call : JSON.stringify(accountId === null ? [clientId] : [clientId, accountId])
}

const hashRequest = ({ call, request }: KeyedRequest) =>
  createHash('sha256')
    // A confirm has the scope to itself; its hashes are older than the other calls.
    .update(JSON.stringify(call === 'confirm' ? request : [call, ...request]))
    .digest('hex')

async function replay(
  trx: Transaction<Tables>,
  place: Place,
  asked: { client_id: string; account_id: string | null; request_hash: string },
): Promise<string> {
  const stored = await trx
    .selectFrom('answers')
    .select(['client_id', 'account_id', 'request_hash', 'answer'])
    .where(isAt(place))
    .executeTakeFirst()
  // Gone again between the two statements: the first request was answered for now only.
  if (!stored?.answer) throw new BankError('in-flight', undefined, { retryAfterMs })
  const isSame =
    stored.client_id === asked.client_id &&
    stored.account_id === asked.account_id &&
    stored.request_hash === asked.request_hash
  if (!isSame) throw new BankError('idempotency-mismatch')
  return stored.answer
}
