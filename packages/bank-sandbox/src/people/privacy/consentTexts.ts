import type { Purpose } from '@offerdock/sdk/contract'
import type { TextLocale } from '../../agreements/disclosure.ts'

/** What a text names. */
export interface ConsentFacts {
  bankName: string
  hotline: string
  /** The platform that would get the data. */
  clientName: string
  retentionDays: number
}

interface ConsentText {
  title: string
  text: string
}

/**
 * The version of each text, in whichever language. A consent to an older one is not in force any more: whoever changes
 * a text counts up here, and the viewer is asked again.
 */
export const consentVersions: Readonly<Record<Purpose, number>> = { personalisation: 1, sharing: 1, behaviour: 1 }

/**
 * Each text says who processes which data for what and how, how long they are kept, who gets them, what refusing does,
 * and how to withdraw (PIPL art. 14, 17, 23 and 30; GDPR art. 7 and 13). One purpose, one text.
 */
export const consentTexts: Record<TextLocale, Record<Purpose, (facts: ConsentFacts) => ConsentText>> = {
  'zh-CN': {
    personalisation: (facts) => ({
      title: '为您个性化推荐分期方案',
      text: lines(
        `处理者：${facts.bankName}，客服电话 ${facts.hotline}。`,
        '目的：根据您在本行的情况，为您提供可能优于标准条款的分期方案。',
        '个人信息种类：您在本行的分期记录、信用卡额度与积分（金融账户信息，属敏感个人信息）。不使用这些信息，就无法得出个人方案；使用它们不会使您的价格高于标准条款。',
        '处理方式：由本行系统自动计算，不提供给任何第三方。您可以要求说明，也可以拒绝。',
        `保存：存放在本行境内系统；同意记录在同意结束后保存 ${facts.retentionDays} 天。`,
        '不同意的后果：您看到标准条款，仍可照常付款和分期。',
        '您可以随时在此处撤回，一步完成，立即生效；您还可以查阅、复制、更正和删除您的信息。',
      ),
    }),
    sharing: (facts) => ({
      title: `向 ${facts.clientName} 提供固定的代号`,
      text: lines(
        `处理者：${facts.bankName}，客服电话 ${facts.hotline}。接收方：${facts.clientName}，独立的个人信息处理者，可在其页面上联系。`,
        `目的：让 ${facts.clientName} 知道几笔订单出自同一位顾客。`,
        '个人信息种类：一个仅用于该平台的代号，以及本同意的编号。不包括姓名、卡号、额度、积分或审批理由。',
        '处理方式：写入已签名的回执。没有此项同意时，每笔订单使用不同的代号，彼此无法关联。',
        `保存：存放在本行境内系统；同意记录在同意结束后保存 ${facts.retentionDays} 天；接收方的保存期限由其告知。`,
        '不同意的后果：无。您仍可照常付款和分期。',
        '您可以随时在此处撤回，一步完成，此后的回执不再包含该代号；您还可以查阅、复制、更正和删除您的信息。',
      ),
    }),
    behaviour: (facts) => ({
      title: '使用您在分期窗口中的操作信息',
      text: lines(
        `处理者：${facts.bankName}，客服电话 ${facts.hotline}。`,
        '目的：了解方案是否易读、易懂，改进分期窗口。',
        '个人信息种类：您在本行分期窗口中停留的时间和所作的选择。不包括您在直播页面上的任何行为。',
        '处理方式：由本行汇总统计，不用于审批，不影响价格，不提供给任何第三方。',
        `保存：存放在本行境内系统；同意记录在同意结束后保存 ${facts.retentionDays} 天。`,
        '不同意的后果：无。您仍可照常付款和分期。',
        '您可以随时在此处撤回，一步完成，立即生效；您还可以查阅、复制、更正和删除您的信息。',
      ),
    }),
  },
  en: {
    personalisation: (facts) => ({
      title: 'Plans made for you',
      text: lines(
        `Who: ${facts.bankName}, telephone ${facts.hotline}.`,
        'Why: to offer you plans that may be better than the standard terms, by what the bank knows of you.',
        'Which data: your instalment plans, card limit and points at this bank. These are data of a financial account and sensitive; without them there is no plan of your own, and they never make your price higher than the standard terms.',
        'How: the bank’s own systems compute it. Nobody else gets the data. You may ask for an explanation, and you may refuse.',
        `How long: in the bank’s systems in its own country; the record of this consent is kept for ${facts.retentionDays} days after it ends.`,
        'If you refuse: you see the standard terms, and pay and use plans as everybody else.',
        'You can withdraw here at any time, in one step and at once, and see, copy, correct and delete your data.',
      ),
    }),
    sharing: (facts) => ({
      title: `One pseudonym for ${facts.clientName}`,
      text: lines(
        `Who: ${facts.bankName}, telephone ${facts.hotline}. Who receives: ${facts.clientName}, responsible for itself; its page says how to reach it.`,
        `Why: so that ${facts.clientName} can tell that several orders are of one customer.`,
        'Which data: a pseudonym made for this platform alone, and the number of this consent. No name, card number, limit, points or reason of a decision.',
        'How: it stands in the signed receipt. Without this consent every order has another pseudonym, and nothing connects them.',
        `How long: in the bank’s systems in its own country; the record of this consent is kept for ${facts.retentionDays} days after it ends. The receiver says how long it keeps what it got.`,
        'If you refuse: nothing changes. You pay and use plans as everybody else.',
        'You can withdraw here at any time, in one step; later receipts do without it. You can see, copy, correct and delete your data.',
      ),
    }),
    behaviour: (facts) => ({
      title: 'How you use the offer window',
      text: lines(
        `Who: ${facts.bankName}, telephone ${facts.hotline}.`,
        'Why: to learn whether plans are easy to read and to understand, and to make the offer window better.',
        'Which data: how long you look at this window of the bank and what you choose in it. Nothing of what you do on the page of the show.',
        'How: the bank counts it together with that of others. It decides nothing, changes no price, and nobody else gets it.',
        `How long: in the bank’s systems in its own country; the record of this consent is kept for ${facts.retentionDays} days after it ends.`,
        'If you refuse: nothing changes. You pay and use plans as everybody else.',
        'You can withdraw here at any time, in one step and at once, and see, copy, correct and delete your data.',
      ),
    }),
  },
}

const lines = (...parts: string[]) => parts.join('\n')
