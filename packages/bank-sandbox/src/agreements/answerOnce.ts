import { createHash } from 'node:crypto'
import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'

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
 * 1. The key's lock and its row come first in the transaction; a second request with the key does not get them, and is
 *    told `in-flight` at once, as long as there is no answer.
 * 2. `act` works in the same transaction, and its answer is stored in the row: effect and answer are one commit, so a
 *    process that dies leaves both or neither.
 * 3. A problem that `act` throws undoes the row too; the same key may try again. So may it after an answer `forNow`.
 *
 * Throws `in-flight`, and `idempotency-mismatch` when the key stands for another request, call, client or account.
 */
export async function answerOnce(
  db: Kysely<Tables>,
  keyed: KeyedRequest,
  act: (trx: Transaction<Tables>) => Promise<Answer>,
): Promise<string> {
  const place = { scope: toScope(keyed), idempotency_key: keyed.key }
  const asked = { client_id: keyed.clientId, account_id: keyed.accountId, request_hash: hashRequest(keyed) }
  return transact(db, async (trx) => {
    if (!(await takeKey(trx, place, asked))) return replay(trx, place, asked)
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

interface AskedRow {
  client_id: string
  account_id: string | null
  request_hash: string
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

/** False when the key is taken, or another transaction has it. */
async function takeKey(trx: Transaction<Tables>, { scope, idempotency_key }: Place, asked: AskedRow): Promise<boolean> {
  const { rows } = await sql`
    insert into answers (scope, idempotency_key, client_id, account_id, request_hash)
    select ${scope}, ${idempotency_key}, ${asked.client_id}, ${asked.account_id}, ${asked.request_hash}
    from (select pg_try_advisory_xact_lock(hashtextextended(${JSON.stringify([scope, idempotency_key])}, 0)) as is_free) key
    where is_free
    on conflict (scope, idempotency_key) do nothing
    returning scope`.execute(trx)
  return rows.length > 0
}

async function replay(trx: Transaction<Tables>, place: Place, asked: AskedRow): Promise<string> {
  const stored = await trx
    .selectFrom('answers')
    .select(['client_id', 'account_id', 'request_hash', 'answer'])
    .where(isAt(place))
    .executeTakeFirst()
  // The first request is under way, or has just ended with a problem or an answer for now.
  if (!stored?.answer) throw new BankError('in-flight', undefined, { retryAfterMs })
  const isSame =
    stored.client_id === asked.client_id &&
    stored.account_id === asked.account_id &&
    stored.request_hash === asked.request_hash
  if (!isSame) throw new BankError('idempotency-mismatch')
  return stored.answer
}
