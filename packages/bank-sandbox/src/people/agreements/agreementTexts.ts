import type { Agreement, AprConvention, ViewerAction } from '@offerdock/sdk/contract'
import type { TextLocale } from '../../agreements/disclosure.ts'

/** A part-refunded agreement goes on, and so is not called refunded. */
export type ShownStatus = Agreement['status'] | 'partlyRefunded'

interface AgreementTexts {
  title: string
  signInLead: string
  otherLanguage: string
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
  help: string
  helpText: (hotline: string) => string
  complain: string
  printHint: string
}

/** Every word of the pages under `/agreements`. */
export const agreementTexts: Record<TextLocale, AgreementTexts> = {
  'zh-CN': {
    title: '我的协议',
    signInLead: '登录后查看您的付款协议、还款计划和凭证。',
    otherLanguage: 'English',
    signOut: '退出',
    back: '返回列表',
    none: '还没有协议。',
    status: {
      reserved: '已预留',
      captured: '已生效',
      released: '已取消',
      expired: '已失效',
      partlyRefunded: '部分退款',
      refunded: '已退款',
    },
    statusNote: {
      reserved: '协议已为您预留，商家入账后生效。',
      captured: '商家已入账，协议已生效。',
      released: '协议已取消，您无需还款。',
      expired: '商家未在期限内入账，协议已失效，您无需还款。',
      partlyRefunded: '商家已退还部分款项，协议继续有效。',
      refunded: '商家已全额退款。',
    },
    shop: '商家',
    order: '订单',
    date: '确认时间',
    amount: '订单金额',
    coupon: '优惠券抵扣',
    points: '积分抵扣',
    financed: '分期本金',
    interest: '利息合计',
    atDrawdown: '其中放款时收取',
    total: '应付总额',
    agreedTotal: '约定总额',
    owed: '待还总额',
    stillPaid: '退款后实付',
    plan: '付款方式',
    periods: (count) => `分 ${count} 期`,
    inFull: '一次付清',
    refunded: '已退金额',
    refundedParts: {
      coupon: '其中优惠券部分，不退回',
      pointsBack: '其中积分部分，退回积分',
      pointsLost: '其中积分部分，不退回',
      principal: '其中退回信用卡',
      planPrincipal: '其中冲减分期或退回信用卡',
    },
    captureBefore: '入账期限',
    agreementId: '协议编号',
    apr: {
      CN_IRR_NOMINAL: '年化利率(单利)',
      CN_IRR_EFFECTIVE: '年化利率(复利,内部收益率法)',
      CN_SIMPLE_AVG: '年化利率(单利,平均本金法)',
      EU_ANNEX_I: '年百分率(APR,欧盟)',
      US_APP_J: '年百分率(APR,美国)',
      HK_NPV: '实际年利率(净现值法)',
    },
    schedule: '还款计划',
    columns: ['期数', '还款日', '本金', '利息', '应还'],
    sum: '合计',
    disclosure: '您确认的内容',
    disclosureHash: '该文本的 SHA-256',
    receipt: '凭证',
    receiptNote: '这是银行对本协议的数字签名，任何人都可以用银行的公钥核对；发生争议时请出示。',
    act: {
      abandon: {
        link: '取消协议',
        title: '取消这份协议？',
        text: '商家尚未入账。取消后协议立即终止，您无需还款；订单由商家处理。',
        button: '确认取消',
      },
      withdraw: {
        link: '申请撤销',
        title: '申请撤销这份协议？',
        text: '银行会记录您的申请并立即通知商家。商家办理退款后，您无需再还款；在此之前，还款计划不变。',
        button: '提交撤销申请',
      },
    },
    keep: '不，返回',
    withdrawBefore: (day) => `${day} 前可以申请撤销。`,
    withdrawalRequested: (day) => `您已于 ${day} 申请撤销，商家已收到通知。`,
    help: '联系与投诉',
    helpText: (hotline) => `对本协议有疑问或想投诉，请致电 ${hotline}，并告知协议编号。`,
    complain: '拨打投诉热线',
    printHint: '需要留存时，可用浏览器打印本页或另存为 PDF。',
  },
  en: {
    title: 'My agreements',
    signInLead: 'Sign in to see what you agreed to, what is due when, and your receipts.',
    otherLanguage: '中文',
    signOut: 'Sign out',
    back: 'All agreements',
    none: 'There are no agreements yet.',
    status: {
      reserved: 'Reserved',
      captured: 'In force',
      released: 'Canceled',
      expired: 'Expired',
      partlyRefunded: 'Partly refunded',
      refunded: 'Refunded',
    },
    statusNote: {
      reserved: 'It is reserved for you and comes into force when the shop collects the payment.',
      captured: 'The shop has collected the payment; the agreement is in force.',
      released: 'It was canceled. You owe nothing.',
      expired: 'The shop did not collect the payment in time. You owe nothing.',
      partlyRefunded: 'The shop has given part of the money back; the agreement goes on.',
      refunded: 'The shop has refunded the whole order.',
    },
    shop: 'Shop',
    order: 'Order',
    date: 'Confirmed',
    amount: 'Order amount',
    coupon: 'Coupon',
    points: 'Paid with points',
    financed: 'Amount financed',
    interest: 'Total interest',
    atDrawdown: 'of which at the start',
    total: 'Total to pay',
    agreedTotal: 'Agreed total',
    owed: 'Still to pay',
    stillPaid: 'Remains paid',
    plan: 'How you pay',
    periods: (count) => `${count} payments`,
    inFull: 'In full',
    refunded: 'Refunded',
    refundedParts: {
      coupon: 'of which coupon (lost)',
      pointsBack: 'of which back as points',
      pointsLost: 'of which points (lost)',
      principal: 'of which to your card',
      planPrincipal: 'of which to plan or card',
    },
    captureBefore: 'The shop collects by',
    agreementId: 'Agreement',
    apr: {
      CN_IRR_NOMINAL: 'APR (simple)',
      CN_IRR_EFFECTIVE: 'APR (compound, IRR)',
      CN_SIMPLE_AVG: 'APR (simple, average principal)',
      EU_ANNEX_I: 'APR',
      US_APP_J: 'Annual percentage rate',
      HK_NPV: 'APR (net present value)',
    },
    schedule: 'Payment schedule',
    columns: ['No.', 'Due', 'Principal', 'Interest', 'Payment'],
    sum: 'Sum',
    disclosure: 'What you confirmed',
    disclosureHash: 'SHA-256 of this text',
    receipt: 'Receipt',
    receiptNote:
      'This is the bank’s digital signature over the agreement: anybody can check it with the bank’s public key. Show it in a dispute.',
    act: {
      abandon: {
        link: 'Cancel the agreement',
        title: 'Cancel this agreement?',
        text: 'The shop has not collected the payment yet. Once canceled, the agreement ends and you owe nothing; what becomes of the order is up to the shop.',
        button: 'Yes, cancel it',
      },
      withdraw: {
        link: 'Withdraw',
        title: 'Ask to withdraw from this agreement?',
        text: 'The bank records your request and tells the shop at once. When the shop has refunded the order you owe nothing more; until then the schedule stays as it is.',
        button: 'Yes, ask to withdraw',
      },
    },
    keep: 'No, go back',
    withdrawBefore: (day) => `You can ask to withdraw until ${day}.`,
    withdrawalRequested: (day) => `You asked to withdraw on ${day}; the shop has been told.`,
    help: 'Contact and complaints',
    helpText: (hotline) => `For questions or a complaint call ${hotline} and name the agreement.`,
    complain: 'Call the complaints line',
    printHint: 'To keep a copy, print this page or save it as PDF.',
  },
}
