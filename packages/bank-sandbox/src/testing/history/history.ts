/**
 * What clients asked of a bank and what they heard, with real time: one operation ended before another began, or the
 * two ran at once. Instants are milliseconds of one clock, the one that the bank's database reads too.
 */
export interface History {
  /** What there was of each scarce thing at the beginning: pieces of a quota, points of an account. */
  capacity: Record<string, number>
  /** How far the recorder's clock and the database's may lie apart. */
  slackMs: number
  operations: Operation[]
}

export type Operation = Hold | Confirm | Change | Refund | Read | Count | Settle

/** `info`: no answer, or one that does not tell whether anything was done. Then `endMs` is infinite. */
export type Answer<Ok> = ({ is: 'ok' } & Ok) | { is: 'fail'; code: string } | { is: 'info' }

interface Timed {
  startMs: number
  endMs: number
}

/** A quote for an order, which takes scarce things until it is confirmed or expires. */
export interface Hold extends Timed {
  type: 'hold'
  viewer: string
  order: string
  takes: Record<string, number>
  answer: Answer<{ quoteId: string; expiresAtMs: number }> & { lacks?: string }
}

export interface Confirm extends Timed {
  type: 'confirm'
  order: string
  orderMinor: number
  quoteId: string
  key: string
  answer: Answer<{ agreementId: string; captureBeforeMs: number; text: string }>
}

/** Of the agreement that the conversion `key` made. */
export interface Change extends Timed {
  type: 'capture' | 'release' | 'abandon'
  order: string
  key: string
  answer: Answer<object>
}

export interface Refund extends Timed {
  type: 'refund'
  order: string
  key: string
  refundKey: string
  refundMinor: number
  /** `gaveBack`: of each scarce thing, what came back with it. */
  answer: Answer<{ refundedMinor: number; gaveBack: Record<string, number>; text: string }>
}

export interface Read extends Timed {
  type: 'read'
  order: string
  key: string
  answer: Answer<{ status: Status; refundedMinor: number }>
}

/** How much of a scarce thing the bank says is free. */
export interface Count extends Timed {
  type: 'count'
  resource: string
  answer: Answer<{ free: number }>
}

/** Since this instant nothing runs at the bank that was asked before, and every quote of before has expired. */
export interface Settle extends Timed {
  type: 'settle'
}

export type Status = 'reserved' | 'captured' | 'released' | 'expired' | 'refunded'

/** Something that no correct bank can have done. */
export interface Anomaly {
  kind: 'oversold' | 'undersold' | 'miscounted' | 'impossible-order' | 'answer-changed' | 'agreement-doubled'
  detail: string
}
