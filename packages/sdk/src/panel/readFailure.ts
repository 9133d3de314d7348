import type { Code, ProblemCode } from '../contract/index.ts'
import { parseCompiled } from '../contract/parseCompiled.ts'
import { problem } from './schemas.ts'

/** Why a call of the bank did not succeed. `isFinal`: the bank has decided, and the same call would end the same. */
export interface Failure {
  code: Code | 'unauthorized' | 'wrong-state'
  isFinal: boolean
  /** For how long the bank wants to be left alone. */
  retryAfterMs?: number | undefined
  minimumMinor?: number | undefined
  maximumMinor?: number | undefined
}

/** Codes of the API for which the table of codes has another word. */
const renamed = {
  'bad-request': 'bank-error',
  'idempotency-key-missing': 'bank-error',
  'idempotency-mismatch': 'bank-error',
  forbidden: 'bank-error',
  'method-not-allowed': 'bank-error',
  'not-found': 'bank-error',
  'too-large': 'bank-error',
  unavailable: 'bank-error',
  // The first request is still being answered: its answer will come to a repeat.
  'in-flight': 'timeout',
} as const satisfies Partial<Record<ProblemCode, Code>>

const isRenamed = (code: ProblemCode): code is keyof typeof renamed => Object.hasOwn(renamed, code)

/** Reads an answer that is not 2xx. A body outside the contract is judged by its status alone. */
export async function readFailure(response: Response): Promise<Failure> {
  const { status } = response
  const said = parseCompiled(problem, await response.json().catch(() => null))
  const isFinal = status < 500 && ![401, 408, 425, 429].includes(status)
  // Something before the bank spoke, a proxy or a portal: that decides nothing.
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined
  if (!said) return { code: codeOfStatus(status), isFinal: false, retryAfterMs }
  const { code, minimumMinor, maximumMinor } = said
  const isInFlight = code === 'in-flight'
  return {
    code: isRenamed(code) ? renamed[code] : code,
    isFinal: isFinal && !isInFlight,
    retryAfterMs,
    minimumMinor,
    maximumMinor,
  }
}

function codeOfStatus(status: number): Failure['code'] {
  if (status === 401) return 'unauthorized'
  return status === 429 ? 'rate-limited' : 'bank-error'
}
