import type { ProblemCode } from '@offerdock/sdk/contract'
import type { MessageName } from '../people/texts/index.ts'

/** Where the code of an error says something that a person can act on. */
export const errorMessages: Partial<Record<ProblemCode, MessageName>> = {
  'rate-limited': 'later',
  unavailable: 'later',
  'bad-request': 'badRequest',
  'too-large': 'tooLarge',
  'not-found': 'notFound',
  forbidden: 'forbidden',
  'wrong-state': 'wrongState',
}
