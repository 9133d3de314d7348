import type { Problem, ProblemCode } from '@offerdock/sdk/contract'

/**
 * The one error of the bank. In an answer it becomes problem details with its `code` (`http/answerProblem.ts`); thrown
 * while starting, its message is the one line the operator reads.
 */
export class BankError extends Error {
  readonly code: ProblemCode
  readonly facts: ProblemFacts

  constructor(code: ProblemCode, detail?: string, facts: ProblemFacts = {}) {
    super(detail ?? code)
    this.name = 'BankError'
    this.code = code
    this.facts = detail === undefined ? facts : { ...facts, detail }
  }
}

type ProblemFacts = Pick<Problem, 'detail' | 'minimumMinor' | 'maximumMinor' | 'retryAfterMs'>
