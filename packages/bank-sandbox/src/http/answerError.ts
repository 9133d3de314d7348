import { type ProblemCode, problems } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { BankError } from '../bankError.ts'
import { answerProblem } from './answerProblem.ts'
import { type Message, messagePage } from './messagePage.ts'

const useButtons = 'Go back to the page of the bank and use its buttons.'

const later = { title: 'Not now', text: 'Wait for a minute, then load the page again.' }

const messages: Partial<Record<ProblemCode, Message>> = {
  'rate-limited': later,
  unavailable: later,
  'bad-request': { title: 'The bank could not read this', text: useButtons },
  'too-large': { title: 'This is more than the bank reads', text: useButtons },
  'not-found': { title: 'There is nothing here any more', text: 'Go back to the shop and start again there.' },
  forbidden: { title: 'Not from this page', text: 'Use the buttons on the page of the bank.' },
  'wrong-state': {
    title: 'This is no longer possible',
    text: 'Go back and load the page again to see what holds now.',
  },
}

const failed = { title: 'The bank could not do this', text: 'Go back to the shop and try again.' }

const pages = /^\/(sign-in|step-up|cooling-off|agreements)(\/|$)/

/** An error in the form its reader can use: a page where a person looks, else problem details. */
export function answerError(c: Context, error: Error): Response | Promise<Response> {
  if (!pages.test(c.req.path)) return answerProblem(c, error)
  const { code, facts } = error instanceof BankError ? error : new BankError('bank-error')
  const status = problems[code].status as ContentfulStatusCode // the table holds error statuses only
  if (facts.retryAfterMs !== undefined) c.header('Retry-After', String(Math.ceil(facts.retryAfterMs / 1000)))
  return messagePage(c, status, messages[code] ?? failed)
}
