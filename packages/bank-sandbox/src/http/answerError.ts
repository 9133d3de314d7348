import { type ProblemCode, problems } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BankError } from '../bankError.ts'
import { answerProblem } from './answerProblem.ts'
import { type Message, messagePage } from './messagePage.ts'

const useButtons = 'Go back to the page of the bank and use its buttons.'

const messages: Partial<Record<ProblemCode, Message>> = {
  'bad-request': { title: 'The bank could not read this', text: useButtons },
  'too-large': { title: 'This is more than the bank reads', text: useButtons },
  'not-found': { title: 'No such sign-in', text: 'Go back to the shop and start the sign-in there.' },
}

const failed = { title: 'The bank could not do this', text: 'Go back to the shop and try again.' }

/** An error in the form its reader can use: a page below `/sign-in/`, where a person looks, else problem details. */
export function answerError(c: Context, error: Error): Response | Promise<Response> {
  if (!c.req.path.startsWith('/sign-in/')) return answerProblem(c, error)
  const code = error instanceof BankError ? error.code : 'bank-error'
  const status = problems[code].status as ContentfulStatusCode // the table holds error statuses only
  return messagePage(c, status, messages[code] ?? failed)
}
