/** What a bank may say that it lacks, with the words that a report has for it. */
export const lacks = {
  'second-client': 'no second client whose quotes and agreements end within a minute',
  operator: 'no call of an operator that changes a live room',
  panel: 'loader and panel are not served from this origin',
  'step-up': 'no viewer who is asked for step-up',
  declined: 'no viewer who is declined',
  points: 'no reward points',
  deletion: 'no viewer whose account may be deleted',
} as const

export type Lack = keyof typeof lacks

export interface Options {
  /** Of the bank: an origin, and a path where all of the API is below one. */
  base: string
  client: string
  secretKey: string
  currency: string
  secondClient: string
  secondSecretKey: string
  /** Of the second client, with one piece in all. */
  campaign: string
  room: string
  hostOrigin: string
  /** `iss` of receipts; null where the bank says it itself. */
  issuer: string | null
  timeZone: string | null
  operatorKey: string | null
  /** Signs a viewer in; null takes the form of the sandbox. */
  sessionCommand: string | null
  lacks: readonly Lack[]
  /** Ids, or what they begin with; none is all. */
  only: readonly string[]
  fuzzCases: number
  seed: number
  timeoutMs: number
  junitFile: string | null
  jsonFile: string | null
}
