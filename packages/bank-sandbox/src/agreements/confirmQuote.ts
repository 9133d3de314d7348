import type { Confirmation, ConfirmRequest } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { QuoteRow, Tables } from '../db/tables.ts'
import { killedScope, type Scope } from '../decide/risk/killSwitch.ts'
import { refuseRisk } from '../decide/risk/refuseRisk.ts'
import { gatherRiskFacts, type RequestOrigin } from '../decide/risk/riskFacts.ts'
import { findGate } from '../people/gates.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { type Answer, answerOnce } from './answerOnce.ts'
import { isLive } from './liveAgreements.ts'
import { storeAgreement } from './storeAgreement.ts'
import { giveBack } from './voidHolds.ts'

export interface Confirm {
  session: ViewerSession
  quoteId: string
  conversionId: string
  request: ConfirmRequest
  origin: RequestOrigin
}

/**
 * Turns a quote into an agreement with its signed receipt, or into `declined`; the answer as JSON text. While something
 * still stands between them, the answer says what, and the same confirm goes on later.
 * One transaction holds the key's row, every check by the database's clock, the agreement, the receipt and the answer.
 */
export async function confirmQuote(bank: Bank, confirm: Confirm): Promise<string> {
  const { session, quoteId, conversionId, request } = confirm
  const { accountId } = session
  const { clientId } = session.client
  const { disclosureHash, pin = null, room = null, sight } = request
  const keyed = {
    key: conversionId,
    call: 'confirm' as const,
    clientId,
    accountId,
    request: [quoteId, disclosureHash, pin, room, ...(sight ? [sight] : [])],
  }
  return answerOnce(bank.db, keyed, async (trx): Promise<Answer> => {
    const found = await findQuote(trx, { quoteId, clientId, accountId })
    const { now, isLive: _, killed, ...quote } = found
    refuseQuote(found, request)
    const gate = await findGate(trx, { bank, quote, session, conversionId, sight })
    if (gate) return { forNow: JSON.stringify(gate satisfies Confirmation) }
    if (await isDeclined(bank, trx, confirm, { quote, killed })) {
      await giveBack(trx, sql`quote_id = ${quoteId}`)
      return JSON.stringify({ status: 'declined' } satisfies Confirmation)
    }
    return JSON.stringify(await storeAgreement(bank, trx, { confirm, quote, now }))
  })
}

async function isDeclined(
  bank: Bank,
  trx: Transaction<Tables>,
  { conversionId, session, origin }: Confirm,
  { quote, killed }: { quote: QuoteRow; killed: Scope | null },
): Promise<boolean> {
  if (bank.seed.personas.get(quote.account_id)?.declines) return true
  const facts = gatherRiskFacts(bank, { conversionId, quote, killed, client: session.client, origin })
  return (await refuseRisk(trx, facts)) !== null
}

type FoundQuote = Awaited<ReturnType<typeof findQuote>>

/**
 * The viewer's own quote, of whichever session: signing in again at the review must not lose it. With it, whether its
 * agreement is live, null when there is none, and what is stopped by a kill switch.
 */
async function findQuote(trx: Transaction<Tables>, asked: { quoteId: string; clientId: string; accountId: string }) {
  const quote = await trx
    .selectFrom('quotes')
    .selectAll()
    .select([
      sql<Date>`now()`.as('now'),
      sql<boolean | null>`(select ${isLive} from agreements where agreements.quote_id = quotes.quote_id)`.as('isLive'),
      killedScope(asked.clientId, sql.ref('quotes.campaign_id')).as('killed'),
    ])
    .where('quote_id', '=', asked.quoteId)
    .where('client_id', '=', asked.clientId)
    .where('account_id', '=', asked.accountId)
    .executeTakeFirst()
  if (!quote) throw new BankError('not-found')
  return quote
}

function refuseQuote({ now, isLive, ...quote }: FoundQuote, request: ConfirmRequest) {
  if (isLive !== null) throw new BankError(isLive ? 'order-taken' : 'expired', 'the quote has been confirmed before')
  if (quote.expires_at <= now) throw new BankError('expired', 'the quote has expired')
  const waitMs = quote.created_at.getTime() + quote.reading_ms - now.getTime()
  if (waitMs > 0) throw new BankError('reading-time', undefined, { retryAfterMs: waitMs })
  if (request.disclosureHash !== quote.disclosure_hash) {
    throw new BankError('bad-request', '$.disclosureHash: not the hash of the disclosure of this quote')
  }
}
