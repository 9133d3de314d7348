import { type Problem, problems, problemType } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BankError } from '../bankError.ts'

/** Any error as problem details. One that the bank did not throw says nothing of itself. */
export function answerProblem(c: Context, error: Error): Response {
  const { code, facts } = error instanceof BankError ? error : new BankError('bank-error')
  const { status, title } = problems[code]
  const problem: Problem = { type: problemType(code), title, status, code, ...facts }
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' }
  if (code === 'unauthorized') headers['WWW-Authenticate'] = 'Bearer'
  if (facts.retryAfterMs !== undefined) headers['Retry-After'] = String(Math.ceil(facts.retryAfterMs / 1000))
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, headers) // the table holds error statuses only
}
