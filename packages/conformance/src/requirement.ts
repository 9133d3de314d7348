import type { Kit } from './bank/kit.ts'
import type { Lack } from './run/options.ts'

/** One thing that the contract demands of a bank. */
export interface Requirement {
  /** Stable, as `CAT-01`: a name of the group and a number. */
  id: string
  /** What a bank that keeps the contract does, as one sentence. */
  title: string
  /** What a bank may say that it lacks; the requirement is skipped then, and said to be. */
  needs?: Lack | readonly Lack[]
  /** Waits for the end of a time of the bank: it is begun before the others. */
  waits?: true
  /** Throws what is wrong. What it returns stands behind the title. */
  check: (kit: Kit) => Promise<string> | Promise<void>
}

/** The requirements of one part of the contract, in the order in which they are told. */
export interface Group {
  name: string
  requirements: readonly Requirement[]
}
