export type Owner = 'policy' | 'panel' | 'host' | 'bank'

/** Who holds a part of a rule, by which tests, and what of it nothing holds yet. */
export interface Part {
  owner: Owner
  /** `file › title`, the title to the letter. Tests of the policy are found by the rule's id, with which their titles begin. */
  tests: readonly string[]
  open?: string
}

/** One row of docs/compliance.md. */
export interface Rule {
  id: string
  /** The rule in our words, in one line. */
  summary: string
  parts: readonly Part[]
}

export const row = (id: string, summary: string, ...parts: Part[]): Rule => ({ id, summary, parts })

/** Held by tests of this folder whose titles begin with the rule's id. */
export const policy: Part = { owner: 'policy', tests: [] }

export const held = (owner: Exclude<Owner, 'policy'>, ...tests: string[]): Part => ({ owner, tests })

/** Nothing holds this yet. */
export const open = (owner: Owner, what: string): Part => ({ owner, tests: [], open: what })

/** Where the tests of a title are; a file is named once. */
export const inFile =
  (file: string) =>
  (title: string): string =>
    `${file} › ${title}`
