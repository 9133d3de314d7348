import type { TextLocale } from '../agreements/disclosure.ts'
import { maxWrongCodes } from './judgeCode.ts'

interface GateTexts {
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
  wrongCode: (wrongCodes: number) => string
  yes: string
  cancel: string
  callOff: string
  coolingOffNote: string
  stepUpEnds: Record<'done' | 'ended' | 'expired', readonly [title: string, text: string]>
  coolingOffEnds: Record<'done' | 'ended', readonly [title: string, text: string]>
}

/** Every word of the pages of step-up and cooling-off. */
export const gateTexts: Record<TextLocale, GateTexts> = {
  'zh-CN': {
    stepUp: '请确认是您本人',
    stepUpLead: (origin) => `您正在 ${origin} 确认以下付款。协议成立前，请在这里核实身份。`,
    coolingOff: '请再考虑一下',
    coolingOffLead: (origin) => `您在 ${origin} 申请了以下分期。金额较大，银行会等待一段时间；目前没有达成任何协议。`,
    order: '订单',
    amount: '订单金额',
    coupon: '优惠券抵扣',
    points: '积分抵扣',
    interest: '利息合计',
    plan: '付款方式',
    periods: (count) => `分 ${count} 期`,
    inFull: '一次付清',
    total: '应付总额',
    until: '可继续的时间',
    codeLabel: '面板上显示的两位数字',
    codeHint: '请核对商城页面中的银行面板，输入其中显示的数字。若不是您在付款，请取消。',
    wrongCode: (wrong) => `数字不符，还可以再试 ${maxWrongCodes - wrong} 次。`,
    yes: '是我本人，确认付款',
    cancel: '不是我，取消',
    callOff: '不再继续',
    coolingOffNote: '到时间后，请返回商城页面中的银行面板继续。您也可以什么都不做：报价会自动失效，不产生任何费用。',
    stepUpEnds: {
      done: ['已确认是您本人', '请返回商城页面，付款会自动继续。本页可以关闭。'],
      ended: ['本次付款已取消', '没有达成协议，也没有产生费用。如需付款，请返回商城页面重新办理。'],
      expired: ['本页已超时', '核实身份的有效时间为 5 分钟。请返回商城页面重试。'],
    },
    coolingOffEnds: {
      done: ['等待时间已到', '如仍需要这笔分期，请返回商城页面继续。如不需要，无需任何操作，报价会自动失效。'],
      ended: ['已取消', '没有达成协议，也没有产生费用。'],
    },
  },
  en: {
    stepUp: 'Please confirm that it is you',
    stepUpLead: (origin) => `You are confirming this payment on ${origin}. Before it is agreed, prove that it is you.`,
    coolingOff: 'Take your time to think about it',
    coolingOffLead: (origin) =>
      `You asked for this installment plan on ${origin}. For an amount like this the bank waits a while; nothing has been agreed or bought.`,
    order: 'Order',
    amount: 'Amount',
    coupon: 'Coupon',
    points: 'Paid with points',
    interest: 'Total interest',
    plan: 'How you pay',
    periods: (count) => `${count} payments`,
    inFull: 'In full',
    total: 'Total to pay',
    until: 'You can go on from',
    codeLabel: 'The two digits in the panel',
    codeHint: 'Type the digits that the bank panel in the shop shows you. If it is not you who is paying, cancel.',
    wrongCode: (wrong) => `These are not the digits. ${tries(maxWrongCodes - wrong)} left.`,
    yes: 'Yes, it is me: pay',
    cancel: 'It is not me, cancel',
    callOff: 'I do not want it any more',
    coolingOffNote:
      'When the time has come, go on in the bank panel in the shop. Or do nothing: the quote then ends by itself and costs you nothing.',
    stepUpEnds: {
      done: [
        'Thank you, it is you',
        'Return to the shop, where the payment goes on by itself. You can close this page.',
      ],
      ended: ['This payment is called off', 'Nothing was agreed or charged. To pay, start again in the shop.'],
      expired: ['This page has run out', 'It works for 5 minutes. Return to the shop and try again.'],
    },
    coolingOffEnds: {
      done: [
        'The wait is over',
        'If you still want this plan, go on in the shop. If not, do nothing: the quote ends by itself.',
      ],
      ended: ['Called off', 'Nothing was agreed or charged.'],
    },
  },
}

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`)
