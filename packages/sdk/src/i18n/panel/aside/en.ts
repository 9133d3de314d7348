import type { AsideTexts } from './AsideTexts.ts'

export const en: AsideTexts = {
  back: 'Back',
  sending: 'Sending…',

  contact: {
    label: 'Telephone number or e-mail',
    optional: 'Telephone number or e-mail (optional)',
    hint: 'Used to answer this and for nothing else.',
    wrong: 'Enter a telephone number or an e-mail address, such as +44 20 7946 0000.',
  },

  privacy: {
    title: 'Your privacy',
    intro: 'You decide on each point separately. Whatever you refuse or withdraw, you can pay and use plans as before.',
    signedOut:
      'You have not signed in. The bank knows this order, and not who you are. Once you have signed in, you decide here what it may do, and can download or delete your data.',
    agree: 'I agree',
    agreed: 'You agreed',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn, as of now.',
    objected: 'Your browser objects to this by Global Privacy Control, so you are not asked.',
    outdated: 'The text has changed. What you agreed to before no longer counts.',
    account: 'Your data',
    download: 'Download all my data',
    downloaded: 'The download has started.',
    delete: 'Delete my account',
    deleteTitle: 'Delete your account?',
    deleteNote:
      'Sign-ins, consents, card applications, ratings, complaints and the points you have left are deleted for good. By law, agreements and their accounts are kept, but no longer under your name; what you owe stays due.',
    deleteForGood: 'Delete for good',
    keep: 'Keep my account',
    deleteLater:
      'One of your payments is still waiting for its shop. Wait until it is done, or cancel it under My agreements; then you can delete your account.',
    deleted: 'Your account is deleted, and you are signed out.',
    kept: (agreements, days) =>
      `Kept by law: ${agreements === 1 ? '1 agreement' : `${agreements} agreements`}, for ${days} days from the purchase.`,
  },

  complaint: {
    title: 'Make a complaint',
    intro: 'Tell us what happened. You will get a reference number, which you can also quote on the phone.',
    signedOut: 'Sign in to write to the bank here, or call the hotline at any time:',
    text: 'What happened',
    textMissing: 'Please write what happened.',
    wish: 'What should the bank do? (optional)',
    send: 'Send',
    sent: 'We have your complaint. Please note its number.',
    earlier: 'Your complaints',
    number: 'Number',
    answerBy: 'Answer by',
    answered: 'Answered',
    record: 'Download the full record',
    closed: 'This complaint is closed.',
    category: 'What it is about (optional)',
    choose: 'Please choose',
    categories: {
      charges: 'Interest and payments',
      goods: 'The goods or the order',
      service: 'The bank or this window',
      privacy: 'My personal data',
      review: 'A person should look again at the bank’s refusal',
      other: 'Something else',
    },
  },

  callback: {
    title: 'The bank calls you',
    intro: 'The bank calls the number it has on file for you. You need not type one here.',
    signedOut: 'Sign in, and the bank can call you on the number it has on file.',
    window: 'When should the bank call?',
    windows: {
      morning: 'Morning, 9 to 12 o’clock',
      afternoon: 'Afternoon, 1 to 5 pm',
      evening: 'Evening, 6 to 8 pm',
    },
    send: 'Please call me',
    planned: (from, until) => `The bank calls you between ${from} and ${until}.`,
    cancel: 'Do not call me',
    canceled: 'The bank will not call you.',
    orCall: 'Or call the bank yourself:',
  },

  application: {
    title: 'Apply for a card',
    intro:
      'Leave one way to reach you, and the bank tells you what it needs. Sending this costs nothing and promises nothing.',
    send: 'Send application',
    sent: 'The bank has your application.',
    reference: 'Reference',
    next: 'The bank will answer by the way you gave. Until then there is nothing you need to do.',
    isOpen: 'You have an application with the bank already, or a card. There is nothing more to send.',
    statuses: {
      received: 'Your application is being looked at',
      approved: 'Your application was approved',
      refused: 'Your application was refused',
    },
  },

  feedback: {
    title: 'Rate this service',
    question: 'How likely are you to recommend paying this way to a friend?',
    least: '0 = not at all likely',
    most: '10 = very likely',
    comment: 'Anything to add? (optional)',
    skip: 'Skip',
    send: 'Send',
  },

  copy: {
    quote: 'Quote',
    agreement: 'Payment agreement',
    notAgreed: (until) => `This is a quote, valid until ${until}. Nothing is agreed yet, and you owe nothing.`,
    agreementNumber: 'Agreement number',
    confirmedAt: 'Confirmed',
    order: 'Order',
    disclosure: 'What the bank discloses',
    disclosureHash: 'SHA-256 of that text',
    receipt: 'Receipt, signed by the bank',
  },
}
