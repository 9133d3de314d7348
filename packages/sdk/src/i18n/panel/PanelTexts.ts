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
  language: string
  loading: string

  /** The ways to what is beside the purchase, and the copy to keep. */
  asides: {
    privacy: string
    complaint: string
    /** Of a refusal that nobody but a machine has looked at. */
    review: string
    feedback: string
    /** Once the feedback is given. */
    rated: string
    apply: string
    print: string
    save: string
  }

  /** Large type and one choice at a time. */
  elder: {
    /** On the switch, short enough to stand beside the language; `mode` is its full name and begins with it. */
    short: string
    mode: string
    call: string
    /** The bank calls the viewer. */
    callMe: string
    previous: string
    next: string
    position(n: number, of: number): string
  }

  /** What elder mode says in plainer words; a figure keeps its name where the law gives it one. */
  plain: {
    offers: Pick<PanelTexts['offers'], 'title' | 'payInFull' | 'payInFullNote'>
    terms: Pick<PanelTexts['terms'], 'perPeriod' | 'total' | 'financed' | 'interest'>
    review: Pick<PanelTexts['review'], 'title' | 'readingDone'>
  }

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

  /** What everybody is offered, before it is known who looks. */
  standard: {
    title: string
    note: string
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

  /** Points and coupon, and what a way to pay brings beside its price. Counts and amounts arrive formatted. */
  choice: {
    title: string
    coupon(amount: string): string
    couponFrom(amount: string): string
    bestCoupon: string
    points: string
    fewer: string
    more: string
    worth(points: string, amount: string): string
    balance(points: string): string
    steps(least: string, step: string): string
    most(points: string): string
    rate(points: string, amount: string): string
    capShare(percent: string): string
    minCash(amount: string): string
    tooFew(balance: string, least: string): string
    left: string
    recalculated(way: string, total: string, apr: string): string
    earns(points: string): string
    earnsNone: string
    bonus(times: string, until: string): string
    cashback(amount: string): string
    /** Interest waived, where the amount is not reached: all of it, a share, the first payments, up to an amount. */
    waivedFrom(what: string, amount: string): string
    waived: {
      all: string
      share(percent: string): string
      first(payments: number): string
      cap(amount: string): string
    }
    personal(total: string): string
    standardTerms: string
    changed: string
    changedFrom(total: string, apr: string): string
    changedTo(total: string, apr: string): string
    takePrice: string
  }

  /** What happens to it all when goods are returned. */
  returns: {
    title: string
    inFull: string
    plan: Record<'GIVEN_BACK' | 'KEPT', string>
    pointsBack(points: string): string
    pointsDays(days: string): string
    pointsLost(points: string): string
    couponLost: string
  }

  picture: {
    label(payments: number): string
    today: string
    principal: string
    interest: string
    points: string
    coupon: string
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
    /** Above the bank's text, where it is in a language that the panel does not speak just now. */
    inLanguage(language: string): string
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
    /** The bank wants to be left alone for so long. */
    wait(seconds: number): string
    retry: string
    back: string
    close: string
  }
}
