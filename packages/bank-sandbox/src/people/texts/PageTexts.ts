import type { Agreement, AprConvention, Complaint, ViewerAction } from '@offerdock/sdk/contract'

/** A part-refunded agreement goes on, and so is not called refunded. */
export type ShownStatus = Agreement['status'] | 'partlyRefunded'

/** What a person is told: a title and a sentence. */
export type Message = readonly [title: string, text: string]

export interface SignInTexts {
  title: string
  lead: (origin: string) => string
  order: string
  amount: string
  codeLabel: string
  codeHint: string
  wrongCode: (triesLeft: number) => string
  personas: string
  personasHint: string
  card: (tail: string) => string
  noCard: string
  cancel: string
  /** Back to the panel's own page. */
  resume: string
  done: Message
  ended: Message
  tooManyCodes: Message
  expired: Message
}

export interface GateTexts {
  stepUp: string
  stepUpLead: (origin: string) => string
  coolingOff: string
  coolingOffLead: (origin: string) => string
  order: string
  amount: string
  coupon: string
  points: string
  interest: string
  plan: string
  periods: (count: number) => string
  inFull: string
  total: string
  until: string
  codeLabel: string
  codeHint: string
  wrongCode: (triesLeft: number) => string
  yes: string
  cancel: string
  callOff: string
  coolingOffNote: string
  stepUpEnds: Record<'done' | 'ended' | 'expired', Message>
  coolingOffEnds: Record<'done' | 'ended', Message>
}

export interface AgreementTexts {
  title: string
  signInLead: string
  signOut: string
  back: string
  none: string
  status: Record<ShownStatus, string>
  statusNote: Record<ShownStatus, string>
  shop: string
  order: string
  date: string
  amount: string
  coupon: string
  points: string
  financed: string
  interest: string
  /** Of the interest, where it is charged before the first payment. */
  atDrawdown: string
  /** While it is to be paid as agreed, and when it no longer is. */
  total: string
  agreedTotal: string
  /** What is left after refunds, by plan and in full. */
  owed: string
  stillPaid: string
  plan: string
  periods: (count: number) => string
  inFull: string
  refunded: string
  /** What it was made of. Principal was paid by card, or financed by the plan. */
  refundedParts: { coupon: string; pointsBack: string; pointsLost: string; principal: string; planPrincipal: string }
  captureBefore: string
  agreementId: string
  apr: Record<AprConvention, string>
  schedule: string
  columns: readonly [n: string, due: string, principal: string, interest: string, total: string]
  sum: string
  disclosure: string
  disclosureHash: string
  receipt: string
  receiptNote: string
  act: Record<ViewerAction, { link: string; title: string; text: string; button: string }>
  keep: string
  withdrawBefore: (day: string) => string
  withdrawalRequested: (day: string) => string
  complaints: {
    title: string
    status: Record<Complaint['status'], string>
    answerBy(day: string): string
    answered(instant: string): string
  }
  help: string
  helpText: (hotline: string) => string
  complain: string
  printHint: string
}

export type MessageName =
  | 'unknownClient'
  | 'later'
  | 'badRequest'
  | 'tooLarge'
  | 'notFound'
  | 'forbidden'
  | 'wrongState'
  | 'failed'

/** Every word of the bank's own pages, a language a file: a missing one is a compile error. */
export interface PageTexts {
  frame: { sandbox: string; hotline: string; language: string }
  signIn: SignInTexts
  gate: GateTexts
  agreements: AgreementTexts
  messages: Record<MessageName, Message>
}
