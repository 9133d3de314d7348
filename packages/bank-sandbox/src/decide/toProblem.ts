import type { Refusal } from '@offerdock/sdk/policy'
import { BankError } from '../bankError.ts'

/** A refusal of the market's policy as a problem. What is about the viewer looks like any plan that is not offered. */
export function toProblem({ refused, minimumMinor, maximumMinor }: Refusal): BankError {
  if (refused === 'age-refused' || refused === 'no-gesture') return new BankError('no-offer')
  const facts = {
    ...(minimumMinor === undefined ? {} : { minimumMinor }),
    ...(maximumMinor === undefined ? {} : { maximumMinor }),
  }
  return new BankError(refused, undefined, facts)
}
