import { problems } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { answerProblem } from './answerProblem.ts'
import { errorMessages } from './errorMessages.ts'
import { messagePage } from './messagePage.ts'

const pages = /^\/(sign-in|step-up|cooling-off|agreements)(\/|$)/

/** An error in the form its reader can use: a page where a person looks, else problem details. */
export function answerError(c: Context, bank: Bank, error: Error): Response | Promise<Response> {
  if (!pages.test(c.req.path)) return answerProblem(c, error)
  const { code, facts } = error instanceof BankError ? error : new BankError('bank-error')
  const status = problems[code].status as ContentfulStatusCode // the table holds error statuses only
  if (facts.retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(facts.retryAfterMs / 1000)))
  return messagePage(c, bank, { status, message: errorMessages[code] ?? 'failed' })
}
