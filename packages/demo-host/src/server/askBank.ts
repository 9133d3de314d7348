import { randomUUID } from 'node:crypto'
import { type Agreement, agreement, problem, refundAnswer } from '@offerdock/sdk/contract'

export interface Bank {
  bankOrigin: string
  secretKey: string
  /** For each of the two attempts. */
  timeoutMs: number
}

/** What a platform may ask of an agreement. */
export type Request = { act: 'read' } | { act: 'capture' } | { act: 'release' } | { act: 'refund'; refundMinor: number }

export type BankAnswer =
  | { status: 'done'; agreement: Agreement }
  /** `isTemporary`: the bank has decided nothing, and may answer otherwise a moment later. */
  | { status: 'refused'; code: string; isTemporary: boolean }
  | { status: 'unreachable'; cause: unknown }

/** A capture of what was refunded since answers with what it is now. */
const results: Record<Request['act'], Agreement['status'][]> = {
  read: ['reserved', 'captured', 'released', 'expired', 'refunded'],
  capture: ['captured', 'refunded'],
  release: ['released'],
  refund: ['refunded'],
}

/**
 * Asks the bank what an agreement is now, or to capture, release or refund it. An answer that is lost is asked for once more:
 * a refund has one key for both attempts, so that it is made once, and the others may be repeated as they are.
 */
export async function askBank(agreementId: string, request: Request, bank: Bank): Promise<BankAnswer> {
  const { act, ...body } = request
  const key = randomUUID()
  const attempt = () =>
    fetch(`${bank.bankOrigin}/v1/agreements/${encodeURIComponent(agreementId)}${act === 'read' ? '' : `/${act}`}`, {
      method: act === 'read' ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${bank.secretKey}`,
        ...(act === 'refund' && { 'idempotency-key': key, 'content-type': 'application/json' }),
      },
      ...(act === 'refund' && { body: JSON.stringify(body) }),
      // The key must not follow a redirect to another origin.
      redirect: 'error',
      signal: AbortSignal.timeout(bank.timeoutMs),
    }).then(async (response) => ({ status: response.status, body: await response.text() }))

  try {
    const answer = await attempt().catch(attempt)
    return readAnswer(agreementId, act, { status: answer.status, body: parseJson(answer.body) })
  } catch (cause) {
    return { status: 'unreachable', cause }
  }
}

function readAnswer(
  agreementId: string,
  act: Request['act'],
  { status, body }: { status: number; body: unknown },
): BankAnswer {
  const said = problem.safeParse(body).data
  // Without a problem in it, a proxy may have spoken; and what is said of our key or our haste decides nothing.
  const isTemporary = !said || said.code === 'in-flight' || ![404, 409, 410, 422].includes(status)
  if (status < 200 || status > 299) return { status: 'refused', code: said?.code ?? 'bank-error', isTemporary }
  const read = act === 'refund' ? refundAnswer.safeParse(body).data?.agreement : agreement.safeParse(body).data
  const isAsked = read?.agreementId === agreementId && results[act].includes(read.status)
  return isAsked ? { status: 'done', agreement: read } : { status: 'refused', code: 'bank-error', isTemporary: true }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
