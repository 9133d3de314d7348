import { agreement, confirmation, quote } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import * as z from 'zod'
import { call, type Answer as Heard, makeOrder, readProblem } from '../callBank.ts'
import { show } from '../makeShow.ts'
import type { Answer, Change, Confirm, History, Hold, Operation, Read, Refund } from './history.ts'

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

/** One clock with the database's, which runs on the same machine. */
const nowMs = () => performance.timeOrigin + performance.now()

/**
 * Asks a bank over HTTP and writes down what was asked, when, and what came back. An answer that does not say whether
 * anything was done, or none at all, is `info`.
 */
export function recordHistory(bank: { origin: string }, capacity: Record<string, number>) {
  const history: History = { capacity, slackMs: 30, operations: [] }

  /** `read` turns a success into what the checker looks at. */
  async function record<Asked extends Operation & { answer: unknown }>(
    asked: Omit<Asked, 'startMs' | 'endMs' | 'answer'>,
    request: { line: string; call: Call },
    read: (heard: Heard) => Asked['answer'],
  ): Promise<Asked['answer']> {
    const operation = { ...asked, startMs: nowMs(), endMs: Number.POSITIVE_INFINITY, answer: { is: 'info' } }
    // The type cannot follow that `asked` with these three is the operation it was taken from.
    history.operations.push(operation as unknown as Operation)
    const heard = await call(bank.origin, request.line, request.call).catch(() => null)
    if (!heard || heard.status >= 500 || heard.status === 429) return { is: 'info' }
    const answer: Asked['answer'] = heard.status < 400 ? read(heard) : { is: 'fail', code: readProblem(heard).code }
    Object.assign(operation, { answer, endMs: nowMs() })
    return answer
  }

  return {
    history,
    /** Quotes an order with a piece of the campaign; null when there was no quote. */
    async hold(
      viewer: string,
      token: string,
      campaign: string,
      more: { order?: string; signal?: AbortSignal } = {},
    ): Promise<Deal | null> {
      const order = makeOrder({ campaign, ...(more.order === undefined ? {} : { orderRef: more.order }) })
      const asked = { type: 'hold' as const, viewer, order: order.orderRef, takes: { [campaign]: 1 } }
      const { signal } = more
      const body = { ...order, planId: show.planId }
      let disclosureHash = ''
      const answer = await record<Hold>(
        asked,
        { line: 'POST /v1/quotes', call: { token, body, ...(signal && { signal }) } },
        ({ json }) => {
          const { quoteId, expiresAt, ...made } = z.parse(quote, json)
          disclosureHash = made.disclosureHash
          return { is: 'ok', quoteId, expiresAtMs: Date.parse(expiresAt) }
        },
      )
      if (answer.is === 'fail' && answer.code === 'sold-out') Object.assign(answer, { lacks: campaign })
      if (answer.is !== 'ok') return null
      return { token, order: order.orderRef, quoteId: answer.quoteId, disclosureHash, key: uuidV7() }
    },
    async confirm(deal: Deal) {
      const { token, order, quoteId, disclosureHash, key } = deal
      const asked = { type: 'confirm' as const, order, orderMinor: 499_900, quoteId, key }
      const headers = { 'Idempotency-Key': key }
      const line = `POST /v1/quotes/${quoteId}/confirm`
      return record<Confirm>(asked, { line, call: { token, headers, body: { disclosureHash } } }, ({ json, text }) => {
        const said = z.parse(confirmation, json)
        if (said.status !== 'confirmed') return { is: 'fail', code: said.status }
        const { agreementId, captureBefore } = said.agreement
        deal.agreementId = agreementId
        return { is: 'ok', agreementId, captureBeforeMs: Date.parse(captureBefore), text }
      })
    },
    change(type: Change['type'], { token, order, key, agreementId = 'unknown' }: Deal): Promise<Answer<object>> {
      const credential = type === 'abandon' ? token : show.secret
      const line = `POST /v1/agreements/${agreementId}/${type}`
      return record<Change>({ type, order, key }, { line, call: { token: credential } }, () => ({ is: 'ok' }))
    },
    read({ order, key, agreementId = 'unknown' }: Deal) {
      const request = { line: `GET /v1/agreements/${agreementId}`, call: { token: show.secret } }
      return record<Read>({ type: 'read', order, key }, request, ({ json }) => {
        const { status, refundedMinor } = z.parse(agreement, json)
        return { is: 'ok' as const, status, refundedMinor }
      })
    },
    refund({ order, key, agreementId = 'unknown' }: Deal, refundKey: string, refundMinor: number) {
      const headers = { 'Idempotency-Key': refundKey }
      const line = `POST /v1/agreements/${agreementId}/refund`
      const asked = { type: 'refund' as const, order, key, refundKey, refundMinor }
      return record<Refund>(
        asked,
        { line, call: { token: show.secret, headers, body: { refundMinor } } },
        ({ json, text }) => {
          const { refundedMinor } = z.parse(z.object({ agreement }), json).agreement
          return { is: 'ok' as const, refundedMinor, gaveBack: {}, text }
        },
      )
    },
    /** From here on nothing of before runs any more; the caller has seen to it. */
    settle() {
      const atMs = nowMs()
      history.operations.push({ type: 'settle', startMs: atMs, endMs: atMs })
    },
    count(resource: string, free: number) {
      const atMs = nowMs()
      history.operations.push({ type: 'count', resource, startMs: atMs, endMs: atMs, answer: { is: 'ok', free } })
    },
  }
}
