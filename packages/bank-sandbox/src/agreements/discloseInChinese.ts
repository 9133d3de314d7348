import type { PricedPlan } from '@offerdock/sdk/contract'
import { multiplyHalfUp, type OfferPlan } from '@offerdock/sdk/pricing'
import { formatMoney } from '../money/formatMoney.ts'
import { formatBps, formatRate } from '../money/formatRate.ts'
import type { DisclosureFacts, SheetText } from './disclosure.ts'
import { listItems } from './listItems.ts'
import { returnInChinese } from './returnInChinese.ts'
import { sayForMarket } from './sayForMarket.ts'

const conventions = {
  CN_IRR_NOMINAL: {
    label: '年化利率(单利)',
    method: '按内部收益率法算出月利率，再乘以 12；以实际占用的剩余本金为基数',
  },
  CN_IRR_EFFECTIVE: {
    label: '年化利率(复利,内部收益率法)',
    method: '按内部收益率法算出月利率，再按 12 个月复利折算；以实际占用的剩余本金为基数',
  },
  CN_SIMPLE_AVG: { label: '年化利率(单利,平均本金法)', method: '利息合计 × 12 ÷ 各月剩余本金之和' },
  EU_ANNEX_I: { label: '年百分率(APR,欧盟)', method: '按欧盟消费信贷指令附件一的公式，以实际还款日计算' },
  US_APP_J: { label: '年百分率(APR,美国)', method: '按美国 Z 条例附录 J 的精算法计算' },
  HK_NPV: { label: '实际年利率(净现值法)', method: '按净现值法以年复利计算' },
} as const

/** The composite-cost sheet of PRC rules. It says 利息 for every cost of the credit, as they demand. */
export function discloseInChinese(facts: DisclosureFacts): SheetText {
  const lender = facts.bank.legalName['zh-CN'] ?? ''
  const { plan } = facts.price
  const who = plan ? '贷款人' : '发卡银行'
  const head = [`${who}：${lender}`, `服务热线：${facts.bank.hotline}`, `订单号：${facts.orderRef}`]
  const body = plan ? discloseCost(facts, plan, lender) : discloseInFull(facts)
  const text = [...body.title, ...head, ...discloseReductions(facts), '', ...body.lines].join('\n')
  return { text, items: body.items }
}

/** What coupon and points take off, where they do. */
function discloseReductions({ price, rules }: DisclosureFacts): string[] {
  const { orderMinor, couponMinor, pointsMinor } = price.priced.totals
  const money = (minor: number) => formatMoney(minor, rules.currency)
  if (couponMinor + pointsMinor === 0) return []
  return [
    `订单金额：${money(orderMinor)}`,
    ...(couponMinor > 0 ? [`优惠券抵扣：${money(couponMinor)}`] : []),
    ...(pointsMinor > 0 ? [`积分抵扣：${price.pointsUsed} 积分抵 ${money(pointsMinor)}`] : []),
  ]
}

function discloseInFull(facts: DisclosureFacts) {
  const lines = [
    `应付总额：${formatMoney(facts.price.priced.totals.totalMinor, facts.rules.currency)}，由您的信用卡一次付清。`,
    '本次不办理分期，不产生利息。',
    `退货：${returnInChinese(facts)}`,
  ]
  return { title: ['一次付清说明'], lines, items: [] }
}

function discloseCost(facts: DisclosureFacts, plan: PricedPlan, lender: string) {
  const { price, rules } = facts
  const { rule } = price
  const money = (minor: number) => formatMoney(minor, rules.currency)
  const { label, method } = conventions[plan.apr.convention]
  const [first] = plan.schedule
  const last = plan.schedule.at(-1)
  if (!first || !last) throw new Error('a plan has at least one payment')
  const isEven = plan.schedule.every(({ interestMinor }) => interestMinor === first.interestMinor)
  const each = isEven ? money(first.interestMinor) : '各期不同，见还款计划表'
  const standard =
    rule && plan.interestMinor > 0 ? describeCharge(rule, (price.priced.waived?.waivedMinor ?? 0) > 0) : '免息'
  const lateTenDaysMinor = multiplyHalfUp(first.totalMinor * 10, rules.lateRate)
  const lines = [
    `一、借款本金：${money(price.priced.totals.financedMinor)}，分 ${plan.periods} 期偿还，每月一期。`,
    `二、每期利息：${each}（收取标准：${standard}；收取方：${lender}）。`,
    `三、利息合计：${money(plan.interestMinor)}。`,
    `四、应还总额：${money(plan.totalMinor)}。`,
    `五、综合融资成本，${label}：${formatBps(plan.apr.bps)}。计算方法：${method}。其中唯一的成本项目为利息，折合${label} ${formatBps(plan.apr.bps)}。`,
    `六、还款计划：首期 ${first.dueOn} 应还 ${money(first.totalMinor)}；末期 ${last.dueOn} 应还 ${money(last.totalMinor)}；各期明细见还款计划表。`,
    `七、提前还款：${describeSettlement(rules)}`,
    `八、或有成本（仅在逾期时发生，收取方：${lender}）：逾期金额按每日 ${formatRate(rules.lateRate)} 计收罚息，例如 ${money(first.totalMinor)} 逾期 10 日为 ${money(lateTenDaysMinor)}。逾期还可能影响您的信用记录。`,
    '九、除以上明示成本外，不再收取其他与贷款相关的息费。',
    `十、本分期由${lender}审批、签约和放款，购物平台仅作展示。`,
    `十一、退货：${returnInChinese(facts)}`,
    ...sayForMarket(facts, 'zh-CN').map((words, place) => `十${'二三四五六'[place]}、${words}`),
  ]
  const items = listItems({ lender, hotline: facts.bank.hotline, interest: each, standard, rate: label, method })
  return { title: ['信用卡分期综合融资成本明示'], lines, items }
}

/** By what standard interest is charged. A waiver has lowered what the schedule shows. */
function describeCharge(rule: OfferPlan, isWaived: boolean): string {
  if (rule.method !== 'EP_FEE') return `每期按剩余本金以年利率 ${formatRate(rule.annualRate)} 计收`
  const waived = isWaived ? '，减免后以还款计划表为准' : ''
  switch (rule.feeMode) {
    case 'NONE':
      return '免息'
    case 'PER_PERIOD':
      return `每期按分期本金的 ${formatRate(rule.feeRate)}${waived}`
    case 'TOTAL_SPLIT':
      return `每期按分期本金的 ${formatRate(rule.feeRate)}，合计后分摊到各期${waived}`
    case 'FIRST_PERIOD':
      return `一次性按分期本金的 ${formatRate(rule.feeRate)}，随首期收取${waived}`
    case 'UPFRONT':
      return `一次性按分期本金的 ${formatRate(rule.feeRate)}，放款时收取${waived}`
  }
}

/** Without a declaration it is what the notice of 2022 demands: interest for the money and time actually used. */
function describeSettlement({ settlement }: DisclosureFacts['rules']): string {
  if (settlement?.interest === 'ALL_REMAINING') return '可随时提前结清，但剩余各期利息仍须全额支付；不收取违约金。'
  const accrual = settlement?.accrual === 'PERIOD' ? '结清当期按整期计收' : '按实际占用的本金和天数计算'
  return `可随时提前结清。利息只计收至结清之日，${accrual}；不收取违约金。`
}
