import { confirmation, type Quote, quote } from '@offerdock/sdk/contract'
import * as z from 'zod'
import * as api from './callBank.ts'
import { type Store, useBank } from './useBank.ts'

const decisionList = z.object({ decisions: z.array(z.object({ quoteId: z.string(), reason: z.string() })) })

/** A bank with what the tests of the risk floor ask of it: answers by one word each. */
export function useRiskBank(store: Store, env: Record<string, string>) {
  const bank = useBank(store, env)
  const sessions = new Map<string, Promise<string>>()
  const call = (line: string, more: Parameters<typeof api.call>[2] = {}) => api.call(bank.origin, line, more)
  /** The viewer's session at the client, the same for all tests. */
  function open(personaId: string, clientId: string) {
    const name = `${personaId} ${clientId}`
    const session = sessions.get(name) ?? api.openSession(bank.origin, personaId, clientId)
    sessions.set(name, session)
    return session
  }
  /** The quote, or the code of its problem. */
  async function ask(token: string, changes: Record<string, unknown>, planId: string) {
    const answer = await call('POST /v1/quotes', { token, body: { ...api.makeOrder(changes), planId } })
    return answer.status === 200 ? z.parse(quote, answer.json) : api.readProblem(answer).code
  }
  return {
    bank,
    call,
    open,
    ask,
    openAll: (personaIds: string[], clientId: string) => Promise.all(personaIds.map((id) => open(id, clientId))),
    async mustAsk(token: string, changes: Record<string, unknown>, planId: string): Promise<Quote> {
      const asked = await ask(token, changes, planId)
      if (typeof asked === 'string') throw new Error(`no quote: ${asked}`)
      return asked
    },
    /** What became of the confirm, or the code of its problem. */
    async buy(token: string, asked: Quote, device?: string) {
      const answer = await api.confirm(bank.origin, token, asked, device === undefined ? {} : { device })
      return answer.status === 200 ? z.parse(confirmation, answer.json).status : api.readProblem(answer).code
    },
    async reasonsOf(quoteId: string) {
      const { json } = await call(`GET /admin/risk-decisions?quoteId=${quoteId}`)
      return z.parse(decisionList, json).decisions.map(({ reason }) => reason)
    },
  }
}
