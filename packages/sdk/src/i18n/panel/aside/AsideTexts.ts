import type { Application, CallbackWindow, ComplaintCategory } from '../../../contract/index.ts'

/** The words of what is beside the purchase and of the copy to keep: loaded with them, not before. */
export interface AsideTexts {
  back: string
  sending: string

  contact: {
    label: string
    optional: string
    hint: string
    /** What was typed is neither. */
    wrong: string
  }

  privacy: {
    title: string
    intro: string
    signedOut: string
    agree: string
    agreed: string
    withdraw: string
    withdrawn: string
    /** The browser says for its user that data are not to be used so (Global Privacy Control). */
    objected: string
    /** Given to an older text. */
    outdated: string
    account: string
    download: string
    downloaded: string
    delete: string
    deleteTitle: string
    /** What goes and what the law keeps. */
    deleteNote: string
    deleteForGood: string
    keep: string
    /** A payment still waits for its shop. */
    deleteLater: string
    deleted: string
    /** Follows `deleted` where there were agreements. */
    kept(agreements: number, days: number): string
  }

  complaint: {
    title: string
    intro: string
    signedOut: string
    text: string
    textMissing: string
    wish: string
    send: string
    sent: string
    earlier: string
    number: string
    answerBy: string
    answered: string
    closed: string
    record: string
    category: string
    choose: string
    categories: Record<ComplaintCategory, string>
  }

  callback: {
    title: string
    intro: string
    signedOut: string
    window: string
    windows: Record<CallbackWindow, string>
    send: string
    planned(from: string, until: string): string
    cancel: string
    canceled: string
    /** A telephone number follows. */
    orCall: string
  }

  application: {
    title: string
    intro: string
    send: string
    sent: string
    reference: string
    next: string
    /** There is one already, or a card. */
    isOpen: string
    statuses: Record<Application['status'], string>
  }

  feedback: {
    title: string
    question: string
    least: string
    most: string
    comment: string
    skip: string
    send: string
  }

  copy: {
    quote: string
    agreement: string
    /** Above a quote: nothing is agreed yet. */
    notAgreed(until: string): string
    agreementNumber: string
    confirmedAt: string
    order: string
    disclosure: string
    /** SHA-256 of the disclosure, which the receipt names. */
    disclosureHash: string
    receipt: string
  }
}
