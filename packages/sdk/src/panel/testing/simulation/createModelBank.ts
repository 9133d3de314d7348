import type { Confirmation, Quote } from '../../../contract/index.ts'
import type { BankAnswer } from '../../bankApi.ts'
import { sampleAgreement } from '../samples.ts'
import type { Clock } from './createClock.ts'

export const quoteMs = 10 * 60_000

export interface Person {
  displayName: string
  cardTail: string
}

/** What the bank promises, and nothing of how: idempotent by key, one live agreement for an order, a webhook at least once. */
export interface ModelBank {
  /** Conversion id → order. */
  agreements: Map<string, string>
  /** Ids that are over: refused for good, or answered by the host. */
  settled: Set<string>
  /** Ids that came while an earlier one of the same person for the same order was not settled. */
  renamed: string[]
  quote(person: Person, template: Quote): Quote | null
  confirm(person: Person, quoteId: string, id: string): BankAnswer<Confirmation>
}

const refuse = (code: 'order-taken' | 'expired'): BankAnswer<Confirmation> => ({ failure: { code, isFinal: true } })

export function createModelBank(clock: Clock, deliver: (id: string, orderRef: string) => void): ModelBank {
  const quotes = new Map<string, { quote: Quote; person: Person; endsMs: number }>()
  const answers = new Map<string, Confirmation>()
  const asked = new Map<string, Set<string>>()
  const bank: ModelBank = {
    agreements: new Map(),
    settled: new Set(),
    renamed: [],
    quote(person, template) {
      if ([...bank.agreements.values()].includes(template.orderRef)) return null
      const quote = { ...template, quoteId: `quo_${quotes.size}` }
      quotes.set(quote.quoteId, { quote, person, endsMs: clock.nowMs() + quoteMs })
      return quote
    },
    confirm(person, quoteId, id) {
      const found = quotes.get(quoteId)
      if (!found || found.person !== person) return { failure: { code: 'bank-error', isFinal: true } } // not found
      const { quote, endsMs } = found
      const { orderRef } = quote
      const scope = `${orderRef} ${person.displayName}`
      const ids = asked.get(scope) ?? new Set()
      asked.set(scope, ids.add(id))
      for (const other of ids) if (other !== id && !bank.settled.has(other)) bank.renamed.push(`${other} to ${id}`)
      const before = answers.get(id)
      if (before) return { value: before }
      const isTaken = [...bank.agreements.values()].includes(orderRef)
      if (isTaken || endsMs < clock.nowMs()) {
        bank.settled.add(id)
        return refuse(isTaken ? 'order-taken' : 'expired')
      }
      // One step: agreement, answer and outbox row.
      bank.agreements.set(id, orderRef)
      answers.set(id, { status: 'confirmed', agreement: sampleAgreement(quote, id), receipt: 'a.b.c' })
      const sends = clock.between(1, 3)
      for (let i = 0; i < sends; i++) clock.after(clock.between(50, 60_000), () => deliver(id, orderRef))
      return { value: answers.get(id) as Confirmation } // set above
    },
  }
  return bank
}
