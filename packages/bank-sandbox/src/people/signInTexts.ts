import type { TextLocale } from '../agreements/disclosure.ts'
import { maxWrongCodes } from './judgeCode.ts'

interface SignInTexts {
  title: string
  lead: (origin: string) => string
  order: string
  amount: string
  codeLabel: string
  codeHint: string
  wrongCode: (wrongCodes: number) => string
  personas: string
  personasHint: string
  card: (tail: string) => string
  noCard: string
  cancel: string
  /** Back to the panel's own page. */
  resume: string
  done: [title: string, text: string]
  ended: [title: string, text: string]
  tooManyCodes: [title: string, text: string]
  expired: [title: string, text: string]
}

/** Every word of the sign-in page. */
export const signInTexts: Record<TextLocale, SignInTexts> = {
  'zh-CN': {
    title: '登录银行账户',
    lead: (origin) => `${origin} 上的银行面板请您登录，以便查看这笔订单的付款方案。`,
    order: '订单',
    amount: '金额',
    codeLabel: '面板上显示的两位数字',
    codeHint: '请核对商城页面中的银行面板，输入其中显示的数字。若您没有打开面板，请取消。',
    wrongCode: (wrong) => `数字不符，还可以再试 ${maxWrongCodes - wrong} 次。`,
    personas: '选择测试身份登录',
    personasHint: '这是沙箱：没有密码，也没有真实客户。',
    card: (tail) => `信用卡尾号 ${tail}`,
    noCard: '尚无信用卡',
    cancel: '取消',
    resume: '继续',
    done: ['已登录', '请返回商城页面继续，本页可以关闭。'],
    ended: ['本次登录已结束', '如需继续，请返回商城页面重新登录。'],
    tooManyCodes: ['本次登录已结束', '数字三次不符。请返回商城页面重新登录。'],
    expired: ['本次登录已超时', '登录链接的有效时间为 2 分钟。请返回商城页面重新登录。'],
  },
  en: {
    title: 'Sign in to your bank',
    lead: (origin) => `The bank panel on ${origin} asks you to sign in, to show how you can pay for this order.`,
    order: 'Order',
    amount: 'Amount',
    codeLabel: 'The two digits in the panel',
    codeHint: 'Type the digits that the bank panel in the shop shows you. If you did not open a panel, cancel.',
    wrongCode: (wrong) => `These are not the digits. ${tries(maxWrongCodes - wrong)} left.`,
    personas: 'Sign in as a test customer',
    personasHint: 'This is a sandbox: there is no password and no real customer.',
    card: (tail) => `Card ending in ${tail}`,
    noCard: 'No card yet',
    cancel: 'Cancel',
    resume: 'Continue',
    done: ['You are signed in', 'Return to the shop to go on. You can close this page.'],
    ended: ['This sign-in has ended', 'To go on, return to the shop and sign in again from there.'],
    tooManyCodes: [
      'This sign-in has ended',
      'The digits were wrong three times. Return to the shop and sign in again.',
    ],
    expired: ['This sign-in has run out', 'The link works for 2 minutes. Return to the shop and sign in again.'],
  },
}

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`)
