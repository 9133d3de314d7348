import type { Agreement } from '@offerdock/sdk/contract'
import { agreement, problem } from '@offerdock/sdk/contract'

export interface Bank {
  bankOrigin: string
  secretKey: string
  /** For each of the two attempts. */
  timeoutMs: number
}

export type Capture =
  | { status: 'captured'; agreement: Agreement }
  | { status: 'refused'; code: string }
  | { status: 'unreachable'; cause: unknown }

/** Captures an agreement at the bank. A capture is idempotent, so a lost answer is asked for once more. */
export async function captureAgreement(agreementId: string, bank: Bank): Promise<Capture> {
  const attempt = () =>
    fetch(`${bank.bankOrigin}/v1/agreements/${encodeURIComponent(agreementId)}/capture`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bank.secretKey}` },
      // The key must not follow a redirect to another origin.
      redirect: 'error',
      signal: AbortSignal.timeout(bank.timeoutMs),
    }).then(async (response) => ({ ok: response.ok, body: await response.text() }))

  try {
    return readAnswer(agreementId, await attempt().catch(attempt))
  } catch (cause) {
    return { status: 'unreachable', cause }
  }
}

function readAnswer(agreementId: string, answer: { ok: boolean; body: string }): Capture {
  const body = parseJson(answer.body)
  if (!answer.ok) return { status: 'refused', code: problem.safeParse(body).data?.code ?? 'bank-error' }
  const captured = agreement.safeParse(body).data
  if (captured?.status !== 'captured' || captured.agreementId !== agreementId) {
    return { status: 'refused', code: 'bank-error' }
  }
  return { status: 'captured', agreement: captured }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
