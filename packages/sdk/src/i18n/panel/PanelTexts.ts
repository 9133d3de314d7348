import type { AprConvention, Code, PlanOffer } from '../../contract/index.ts'

/**
 * Every word the panel says, the bank's own disclosure aside. A locale is one module of this type: a missing key is a
 * compile error. Amounts and dates arrive formatted.
 */
export interface PanelTexts {
  /** Name of the panel, for the tab and for assistive technology. */
  panel: string
  lender(name: string): string
  hotline: string
  close: string
  /** Names the other language, in that language. */
  otherLanguage: string
  loading: string

  signIn: {
    title: string
    why: string
    matchCode: string
    open: string
    opened: string
    preparing: string
    reopen: string
    cancel: string
  }

  offers: {
    title: string
    signedInAs(displayName: string, cardTail: string): string
    notMe: string
    payInFull: string
    payInFullNote: string
    plan(periods: number): string
    interestFree: string
    noPlans: string
    /** Above ways to pay of which none can be chosen. */
    noCard: string
    refused: Record<NonNullable<PlanOffer['refused']>, string>
    review: string
    quoting: string
    decline: string
  }

  terms: {
    apr: Record<AprConvention, string>
    perPeriod: string
    lastPeriod(amount: string): string
    total: string
    ofWhichInterest(amount: string): string
    order: string
    coupon: string
    points: string
    financed: string
    interest: string
    /** Of the interest: charged before the first payment, and so in none of them. */
    atDrawdown: string
    firstDue: string
    plan: string
  }

  review: {
    title: string
    schedule: string
    columns: { n: string; due: string; principal: string; interest: string; total: string }
    disclosure: string
    reading(seconds: number): string
    readingAnnounced(seconds: number): string
    readingPaused: string
    readingDone: string
    confirmPlan(periods: number, total: string): string
    confirmFull(total: string): string
    back: string
    updating: string
  }

  confirming: { title: string; note: string }

  /** Between confirm and agreement: the bank wants to know that it is the viewer, or lets them sleep on it. */
  gate: {
    stepUp: string
    stepUpNote: string
    coolingOff: string
    coolingOffNote(until: string): string
    open: string
    details: string
    /** On the bank's page, by the viewer or by too many wrong digits. */
    calledOff: string
  }

  done: {
    title: string
    waiting: string
    accepted: string
    refused(captureBefore: string): string
    unknown(captureBefore: string): string
    orderNumber: string
    agreement: string
    allAgreements: string
    leave: string
  }

  problem: {
    title: string
    /** One sentence for each code. */
    sentences: Record<Code, string>
    /** In place of the sentence, where the bank told the limit. */
    minimum(amount: string): string
    maximum(amount: string): string
    /** Said when a confirm was sent and its answer is not known. */
    retryIsSafe: string
    retry: string
    back: string
    close: string
  }
}
