import { createHmac } from 'node:crypto'
import type { Bank } from '../../bank.ts'
import { neighbourhood, networkOf } from '../../service/networkOf.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import type { Scope } from './killSwitch.ts'
import type { SubjectKind } from './riskReasons.ts'

/** Where a confirm came from: the network address, and the panel's own random id of the device where it sent one. */
export interface RequestOrigin {
  address: string
  device: string | null
}

/** What is known of a confirm before anything is stored. */
export interface RiskClaim {
  conversionId: string
  quote: {
    quote_id: string
    account_id: string
    total_minor: number
    campaign_id: string | null
    room: string | null
    created_at: Date
  }
  killed: Scope | null
  client: RegisteredClient
  origin: RequestOrigin
}

/** What the floor looks at. */
export interface RiskFacts {
  conversionId: string
  quoteId: string
  /** What is stopped of the bank, the client and the campaign, if anything. */
  killed: Scope | null
  client: RegisteredClient
  campaignId: string | null
  room: string | null
  /** When the price was made. */
  quotedAt: Date
  totalMinor: number
  /** Hashes only, so that the floor's rows name nobody. A kind that is not known is absent. */
  subjects: Partial<Record<SubjectKind, string>>
}

export function gatherRiskFacts(bank: Bank, { conversionId, quote, killed, client, origin }: RiskClaim): RiskFacts {
  const { clientId } = client
  const hash = (kind: SubjectKind, value: string) => hashSubject(bank, clientId, kind, value)
  const cardTail = bank.seed.personas.get(quote.account_id)?.cardTail ?? null
  return {
    conversionId,
    quoteId: quote.quote_id,
    killed,
    client,
    campaignId: quote.campaign_id,
    room: quote.room,
    quotedAt: quote.created_at,
    totalMinor: quote.total_minor,
    subjects: {
      account: hash('account', quote.account_id),
      ...(origin.device !== null && { device: hash('device', origin.device) }),
      // The sandbox knows a card by its tail; a bank takes the card's number.
      ...(cardTail !== null && { card: hash('card', cardTail) }),
      network: hash('network', networkOf(origin.address, neighbourhood)),
    },
  }
}

/** One client's view of a subject: sums in two currencies, or under two rules, are never added up. */
function hashSubject(bank: Pick<Bank, 'pseudonymSecret'>, clientId: string, kind: SubjectKind, value: string) {
  return createHmac('sha256', bank.pseudonymSecret)
    .update(JSON.stringify(['risk', clientId, kind, value]))
    .digest('base64url')
}
