import { agreement, confirmation, quote } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import * as z from 'zod'
import { call, type Answer as Heard, makeOrder, readProblem } from '../callBank.ts'
import { show } from '../makeShow.ts'
import type { Change, Confirm, History, Hold, Operation, Read, Refund } from './history.ts'

type Call = Parameters<typeof call>[2]

/** An agreement that may exist, as its viewer and its platform know it. */
export type Deal = {
  token: string
  order: string
  quoteId: string
  disclosureHash: string
  key: string
  agreementId?: string
}

interface Run {
  origin: string
  history: History
}

/** What is asked, as the checker knows it, and the request that asks it. */
interface Asking<Asked extends Operation & { answer: unknown }> {
  asked: Omit<Asked, 'startMs' | 'endMs' | 'answer'>
  request: { line: string; call: Call }
  /** Turns a success into what the checker looks at. */
  read: (heard: Heard) => Asked['answer']
}

/**
 * Asks a bank over HTTP and writes down what was asked, when, and what came back. An answer that does not say whether
 * anything was done, or none at all, is `info`.
 */
export function recordHistory(bank: { origin: string }, capacity: Record<string, number>) {
  const history: History = { capacity, slackMs: 30, operations: [] }
  // The origin is another one after a restart.
  const record = <Asked extends Operation & { answer: unknown }>(asking: Asking<Asked>) =>
    recordOperation({ origin: bank.origin, history }, asking)
  return {
    history,
    /** Quotes an order with a piece of the campaign; null when there was no quote. */
    async hold(
      viewer: string,
      token: string,
      campaign: string,
      { order: orderRef, signal }: { order?: string; signal?: AbortSignal } = {},
    ): Promise<Deal | null> {
      const order = makeOrder({ campaign, ...(orderRef !== undefined && { orderRef }) })
      const body = { ...order, planId: show.planId }
      let disclosureHash = ''
      const answer = await record<Hold>({
        asked: { type: 'hold', viewer, order: order.orderRef, takes: { [campaign]: 1 } },
        request: { line: 'POST /v1/quotes', call: { token, body, ...(signal && { signal }) } },
        read({ json }) {
          const { quoteId, expiresAt, ...made } = z.parse(quote, json)
          disclosureHash = made.disclosureHash
          return { is: 'ok', quoteId, expiresAtMs: Date.parse(expiresAt) }
        },
      })
      if (answer.is === 'fail' && answer.code === 'sold-out') Object.assign(answer, { lacks: campaign })
      if (answer.is !== 'ok') return null
      return { token, order: order.orderRef, quoteId: answer.quoteId, disclosureHash, key: uuidV7() }
    },
    confirm: (deal: Deal) => record(askConfirm(deal)),
    change: (type: Change['type'], deal: Deal) => record(askChange(type, deal)),
    read: (deal: Deal) => record(askRead(deal)),
    refund: (deal: Deal, refundKey: string, refundMinor: number) => record(askRefund(deal, refundKey, refundMinor)),
  }
}

async function recordOperation<Asked extends Operation & { answer: unknown }>(
  { origin, history }: Run,
  { asked, request, read }: Asking<Asked>,
): Promise<Asked['answer']> {
  // `Date.now`, because the database reads the same clock of the machine, and a monotonic one drifts from it.
  const operation = { ...asked, startMs: Date.now(), endMs: Number.POSITIVE_INFINITY, answer: { is: 'info' } }
  // The type cannot follow that `asked` with these three is the operation it was taken from.
  history.operations.push(operation as unknown as Operation)
  const heard = await call(origin, request.line, request.call).catch(() => null)
  if (!heard || heard.status >= 500 || heard.status === 429) return { is: 'info' }
  const answer: Asked['answer'] = heard.status < 400 ? read(heard) : { is: 'fail', code: readProblem(heard).code }
  Object.assign(operation, { answer, endMs: Date.now() })
  return answer
}

function askConfirm(deal: Deal): Asking<Confirm> {
  const { token, order, quoteId, disclosureHash, key } = deal
  return {
    asked: { type: 'confirm', order, orderMinor: 499_900, quoteId, key },
    request: {
      line: `POST /v1/quotes/${quoteId}/confirm`,
      call: { token, headers: { 'Idempotency-Key': key }, body: { disclosureHash } },
    },
    read({ json, text }) {
      const said = z.parse(confirmation, json)
      if (said.status !== 'confirmed') return { is: 'fail', code: said.status }
      const { agreementId, captureBefore } = said.agreement
      deal.agreementId = agreementId
      return { is: 'ok', agreementId, captureBeforeMs: Date.parse(captureBefore), text }
    },
  }
}

function askChange(type: Change['type'], { token, order, key, agreementId = 'unknown' }: Deal): Asking<Change> {
  const call = { token: type === 'abandon' ? token : show.secret }
  return {
    asked: { type, order, key },
    request: { line: `POST /v1/agreements/${agreementId}/${type}`, call },
    read: () => ({ is: 'ok' }),
  }
}

function askRead({ order, key, agreementId = 'unknown' }: Deal): Asking<Read> {
  return {
    asked: { type: 'read', order, key },
    request: { line: `GET /v1/agreements/${agreementId}`, call: { token: show.secret } },
    read({ json }) {
      const { status, refundedMinor } = z.parse(agreement, json)
      return { is: 'ok', status, refundedMinor }
    },
  }
}

function askRefund(
  { order, key, agreementId = 'unknown' }: Deal,
  refundKey: string,
  refundMinor: number,
): Asking<Refund> {
  const headers = { 'Idempotency-Key': refundKey }
  return {
    asked: { type: 'refund', order, key, refundKey, refundMinor },
    request: {
      line: `POST /v1/agreements/${agreementId}/refund`,
      call: { token: show.secret, headers, body: { refundMinor } },
    },
    read({ json, text }) {
      const { refundedMinor } = z.parse(z.object({ agreement }), json).agreement
      return { is: 'ok', refundedMinor, gaveBack: {}, text }
    },
  }
}
