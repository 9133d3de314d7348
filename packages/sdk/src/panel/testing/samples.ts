import type {
  Agreement,
  Catalog,
  OfferPricing,
  Offers,
  OrderRequest,
  PlanOffer,
  PlanRule,
  PricedPlan,
  Quote,
  SignIn,
} from '../../contract/index.ts'
import { annualRateBps, pricePlan } from '../../pricing/index.ts'
import type { HostOrder } from '../../protocol/messages.ts'
import type { Gate } from '../checkout.ts'
import { hashText } from '../hashText.ts'
import { noReduction, type Reduction } from '../ways.ts'

/** One order, and what a bank would say to it. The figures are the bank's arithmetic, not typed by hand. */
export const sampleOrder: HostOrder = {
  dock: 'dock-1',
  orderRef: 'ord-1',
  orderMinor: 499_900,
  currency: 'CNY',
  locale: 'zh-CN',
  theme: 'light',
  layout: 'popover',
  category: '5732',
}

export const sampleSession = { token: 't'.repeat(43), expiresAt: '2099-01-01T00:00:00.000Z' }

export const sampleViewer = { displayName: '凌', cardTail: '6601' }

export const sampleLink: SignIn = {
  url: 'https://bank.example/sign-in/1',
  matchCode: '47',
  expiresAt: '2026-11-22T08:02:00.000Z',
}

/** What a bank may answer to a confirm before there is an agreement. */
export const sampleGates = {
  stepUp: {
    status: 'step_up',
    url: 'https://bank.example/step-up/1',
    matchCode: '83',
    expiresAt: '2026-11-22T08:05:00.000Z',
  },
  coolingOff: { status: 'cooling_off', url: 'https://bank.example/cooling-off/1', until: '2026-11-23T08:00:00.000Z' },
} as const satisfies Record<string, Gate>

const terms: Record<string, PlanRule> = {
  p3: { planId: 'p3', method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST' },
  p6: { planId: 'p6', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 6, remainder: 'LAST' },
  p12: { planId: 'p12', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 12, remainder: 'LAST' },
}

export function samplePlan(planId: string, orderMinor = sampleOrder.orderMinor): PricedPlan {
  const planTerms = terms[planId]
  if (!planTerms) throw new Error(`no plan ${planId}`)
  const priced = pricePlan(planTerms, orderMinor)
  const convention = 'CN_IRR_NOMINAL'
  return {
    planId,
    periods: planTerms.periods,
    schedule: priced.payments.map(({ month, ...payment }) => ({
      ...payment,
      dueOn: new Date(Date.UTC(2026, 10 + month, 22)).toISOString().slice(0, 10),
    })),
    interestMinor: priced.interestMinor,
    totalMinor: priced.totalMinor,
    apr: { convention, bps: annualRateBps(priced, convention) },
  }
}

export const samplePricing = {
  at: '2026-11-22T08:00:00.000Z',
  timeZone: 'Asia/Shanghai',
  points: {
    rule: {
      rate: { points: 500, minor: 100 },
      ...{ minPoints: 1000, stepPoints: 500, maxPoints: null, capShare: '0.5', minCashMinor: 0 },
      fullCoverRoundUp: false,
    },
    balance: 42_300,
  },
  coupons: [{ couponId: 'app-50', type: 'AMOUNT', valueMinor: 5000, thresholdMinor: 300_000 }],
  earn: {
    rate: { points: 1, minor: 100 },
    ...{ onInstallments: false, maxPoints: null },
    multipliers: [
      { multiplier: '5', opensAt: Date.UTC(2026, 10, 22, 7), closesAt: Date.UTC(2026, 10, 22, 14) },
      { multiplier: '9', opensAt: Date.UTC(2026, 10, 23, 7), closesAt: Date.UTC(2026, 10, 23, 14) },
    ],
  },
  refund: {
    ...{ coupon: 'PRO_RATA', points: 'PRO_RATA', pointsBack: 'REINSTATED', charges: 'GIVEN_BACK' },
    ...{ lotOrder: 'EARLIEST_EXPIRY_FIRST', minExpiryDays: 30 },
  },
} as const satisfies OfferPricing

/** The same terms as everybody can read them. */
export const sampleCatalog: Catalog = {
  ...{ version: 'v1', clientId: 'pk_test', market: 'CN', locale: 'zh-CN', bankName: { en: 'Sample Bank' } },
  currency: { code: 'CNY', minorUnits: 2, pattern: '¥{amount}', decimal: '.', group: ',' },
  ...{ aprConvention: 'CN_IRR_NOMINAL', minimumMinor: 50_000, maximumMinor: 5_000_000, categories: ['5732'] },
  ...{ plans: Object.values(terms), teaserPlanId: 'p12', timeZone: samplePricing.timeZone },
  earn: { ...samplePricing.earn, multipliers: [...samplePricing.earn.multipliers] },
  policy: { surfaces: { checkout: 'figures', product: 'neutral', stream: 'none' } },
}

/** `refused` refuses every plan, as the bank does above the viewer's limit. */
export function sampleOffers(refused: PlanOffer['refused'] = null, order: Partial<OrderRequest> = {}): Offers {
  const { orderRef, orderMinor, currency } = { ...sampleOrder, ...order }
  const plans = Object.entries(terms).map(([planId, rule]) => ({ ...samplePlan(planId, orderMinor), refused, rule }))
  return { orderRef, orderMinor, currency, plans, pricing: samplePricing }
}

export const sampleQuote = (planId: string | null, locale = 'zh-CN', readingMs = 3000): Promise<Quote> =>
  sampleReducedQuote(planId, noReduction, { locale, readingMs })

/** By arithmetic of its own: 500 points are a yuan, the coupon is fifty. */
export async function sampleReducedQuote(
  planId: string | null,
  { points, couponId }: Reduction,
  { locale = 'zh-CN', readingMs = 3000 } = {},
): Promise<Quote> {
  const { orderRef, orderMinor, currency } = sampleOrder
  const [pointsMinor, couponMinor] = [points / 5, couponId ? 5000 : 0]
  const netMinor = orderMinor - pointsMinor - couponMinor
  const plan = planId === null ? null : samplePlan(planId, netMinor)
  const disclosure = (locale === 'en' ? sampleDisclosureEn : sampleDisclosureZh)(plan)
  return {
    quoteId: `quo_${planId ?? 'full'}_${points}_${locale}`,
    orderRef,
    orderMinor,
    pointsMinor,
    ...(points > 0 && { pointsUsed: points }),
    ...(couponId && { couponMinor }),
    financedMinor: plan ? netMinor : 0,
    totalMinor: plan ? plan.totalMinor : netMinor,
    currency,
    plan,
    disclosure,
    disclosureHash: await hashText(disclosure),
    readingMs: plan ? readingMs : 0,
    expiresAt: '2099-01-01T00:00:00.000Z',
  }
}

export function sampleAgreement(quote: Quote, conversionId: string): Agreement {
  const { quoteId, orderRef, orderMinor, pointsMinor, financedMinor, totalMinor, currency, plan } = quote
  return {
    agreementId: 'agr_01J9Z3K8Q4',
    status: 'reserved',
    conversionId,
    quoteId,
    orderRef,
    orderMinor,
    pointsMinor,
    financedMinor,
    totalMinor,
    currency,
    planId: plan?.planId ?? null,
    confirmedAt: '2026-11-22T08:00:00.000Z',
    captureBefore: '2026-11-26T08:00:00.000Z',
    refundedMinor: 0,
  }
}

const yuan = (minor: number) => (minor / 100).toFixed(2)

const sampleDisclosureZh = (plan: PricedPlan | null) =>
  plan
    ? `本金 ${yuan(plan.totalMinor - plan.interestMinor)} 元，分 ${plan.periods} 期，每期按原始本金计收利息。
利息合计 ${yuan(plan.interestMinor)} 元，由本行收取；年化利率(单利) ${yuan(plan.apr.bps)}%，按内部收益率计算。
逾期：对逾期金额按日利率 0.05% 计收逾期利息。
提前结清：按实际占用天数计收利息。
除以上明示成本外，不再收取其他与贷款相关的息费。`
    : `本次一次付清，不产生分期利息，按信用卡账单日入账。`

const sampleDisclosureEn = (plan: PricedPlan | null) =>
  plan
    ? `Principal CNY ${yuan(plan.totalMinor - plan.interestMinor)} in ${plan.periods} payments; interest is charged each period on the original principal.
Total interest CNY ${yuan(plan.interestMinor)}, collected by the bank. APR (simple) ${yuan(plan.apr.bps)}%, by internal rate of return.
Late payment: 0.05% a day of the amount that is late.
Early settlement: interest for the days used only.
Nothing else is charged for this credit.`
    : `Paid in full: no installment interest. It appears on your next card statement.`
