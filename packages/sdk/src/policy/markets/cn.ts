import { china, ordinary } from '../categories/china.ts'
import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy, Texts } from '../policy.ts'
import { feeWords, freeWords, lowWords, lureWords, minimumPaymentWords, pressure } from '../words.ts'

const interest: Texts = {
  'zh-CN': '利息',
  en: 'interest',
  ...{ 'zh-HK': '利息', ja: '利息', ko: '이자', fr: 'intérêts', de: 'Zinsen', ar: 'الفوائد' },
}

/** Mainland China: the rules on price and installment, live commerce, consumers and minors, and personal information. */
export const cn: Policy = {
  market: 'CN',
  isSourced: true,
  apr: {
    conventions: ['CN_IRR_NOMINAL', 'CN_IRR_EFFECTIVE', 'CN_SIMPLE_AVG'],
    decimals: 2,
    minimumDecimals: 2,
    // PBoC Announcement 2021 No. 3: a simple rate must be called simple.
    labels: {
      CN_IRR_NOMINAL: { 'zh-CN': '年化利率(单利)', en: 'APR (simple)' },
      CN_IRR_EFFECTIVE: { 'zh-CN': '年化利率(复利,内部收益率法)', en: 'APR (compound, IRR)' },
      CN_SIMPLE_AVG: { 'zh-CN': '年化利率(单利,平均本金法)', en: 'APR (simple, average principal)' },
    },
  },
  // CN-17: figures stand only at a checkout that the viewer came to, and nothing in the show itself.
  surfaces: { checkout: 'figures', product: 'neutral', stream: 'none' },
  teaserAfter: 'checkout',
  opensOn: 'viewer-act',
  beside: [...demand('CN-01', 'apr'), ...demand('CN-02', 'apr-convention', 'total')],
  sheet: [
    ...demand('CN-04', 'principal', 'interest-per-period', 'total-interest', 'total', 'apr', 'apr-convention'),
    ...demand('CN-04', 'schedule', 'early-settlement'),
    ...demand('CN-12', 'cost-items', 'collectors', 'annualized-items', 'no-other-cost'),
    ...demand('CN-14', 'late-cost', 'late-collector'),
    ...demand('CN-15', 'lender', 'hotline'),
    ...demand('CN-26', 'refund-effect'),
  ],
  warnings: [{ key: 'ad-label', rule: 'CN-23', when: 'promotion', texts: { 'zh-CN': '广告', en: 'Ad' } }],
  words: [
    { rule: 'CN-03', words: feeWords },
    { rule: 'CN-08', words: minimumPaymentWords },
    { rule: 'CN-11', words: lureWords },
    { rule: 'CN-11', words: lowWords, unless: 'apr' },
    freeWords('CN-11'),
    ...pressure,
  ],
  triggers: [
    {
      rule: 'CN-01',
      pattern: /每期|每月|月供|日息|日利率|月利率|\/\s*[期月]|[x×]\s*\d+\s*期|per (month|period)|\/mo\b/,
      needs: ['apr'],
    },
  ],
  required: [
    { rule: 'CN-03', kinds: ['cost', 'sheet'], texts: interest },
    {
      rule: 'CN-12',
      kinds: ['sheet'],
      texts: { 'zh-CN': '除以上明示成本外，不再收取其他与贷款相关的息费', en: 'no other interest or charge' },
    },
  ],
  reading: { source: 'signed-offer', isForced: true, rule: 'CN-13' },
  age: { creditFrom: 18, unknown: 'refuse', guardianUnder: 14, rule: 'CN-27' },
  defaultPlan: null,
  oneOffCollection: 'never-only',
  limits: { maximumPeriods: 60, mayReinstall: false, mayCash: false, mayNonbankPayee: false },
  scope: null,
  license: null,
  categories: { version: '2026-08-01', rules: [...everywhere, ...china], ordinary, unknown: 'refuse' },
  personalization: {
    bannedAudiences: ['student', 'campus', 'senior', 'elder', 'elderly', '学生', '校园', '老人', '老年', '长者'],
    order: 'total-cost-then-term',
    mustLabel: false,
  },
  setup: { minimumRetentionYears: 3, needsImpactAssessment: true, keepsDataLocal: true },
}
