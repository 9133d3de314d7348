import type { ProblemCode } from '@offerdock/sdk/contract'
import type { TextLocale } from '../agreements/disclosure.ts'

/** What a person is told, in each language: a title and a sentence. */
export type Message = Record<TextLocale, readonly [title: string, text: string]>

export const unknownClient: Message = {
  'zh-CN': ['未知的商户', '银行没有这个商户编号。'],
  en: ['Unknown client', 'The bank does not know this client id.'],
}

const later: Message = {
  'zh-CN': ['请稍后再试', '请等一分钟，再重新加载本页。'],
  en: ['Not now', 'Wait for a minute, then load the page again.'],
}

/** Where the code of an error says something that a person can act on. */
export const errorMessages: Partial<Record<ProblemCode, Message>> = {
  'rate-limited': later,
  unavailable: later,
  'bad-request': {
    'zh-CN': ['银行无法读取这个请求', '请返回银行的页面，使用页面上的按钮。'],
    en: ['The bank could not read this', 'Go back to the page of the bank and use its buttons.'],
  },
  'too-large': {
    'zh-CN': ['内容超出银行可读取的大小', '请返回银行的页面，使用页面上的按钮。'],
    en: ['This is more than the bank reads', 'Go back to the page of the bank and use its buttons.'],
  },
  'not-found': {
    'zh-CN': ['这里已没有内容', '请返回商家的页面，重新开始。'],
    en: ['There is nothing here any more', 'Go back to the shop and start again there.'],
  },
  forbidden: {
    'zh-CN': ['不能从该页面操作', '请使用银行页面上的按钮。'],
    en: ['Not from this page', 'Use the buttons on the page of the bank.'],
  },
  'wrong-state': {
    'zh-CN': ['现在已不能这样做', '请返回并重新加载页面，查看当前状态。'],
    en: ['This is no longer possible', 'Go back and load the page again to see what holds now.'],
  },
}

export const failed: Message = {
  'zh-CN': ['银行未能完成', '请返回商家的页面再试一次。'],
  en: ['The bank could not do this', 'Go back to the shop and try again.'],
}
