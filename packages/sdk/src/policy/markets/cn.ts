import { china, ordinary } from '../categories/china.ts'
import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy } from '../policy.ts'
import { freeWords, pressure } from '../words.ts'

/** Mainland China: COMPLIANCE §4.1–4.3 and §5. */
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
    {
      rule: 'CN-03',
      words: [...['手续费', '服务费', '手續費', '服務費'], ...['fee', 'fees', 'handling charge', 'service charge']],
    },
    { rule: 'CN-08', words: ['最低还款', '最低還款', 'minimum payment', 'minimum repayment'] },
    {
      rule: 'CN-11',
      words: [
        ...[
          '零成本',
          '0成本',
          '零費用',
          '零费用',
          '秒批',
          '秒到',
          '必过',
          '必過',
          '无风险',
          '無風險',
          '包过',
          '超低利率',
        ],
        ...['zero cost', 'guaranteed', 'instant', 'risk-free', 'risk free'],
      ],
    },
    { rule: 'CN-11', words: ['低至', '低息', '低利率', 'as low as', 'low rate', 'rates from'], unless: 'apr' },
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
    { rule: 'CN-03', kinds: ['cost', 'sheet'], texts: { 'zh-CN': '利息', en: 'interest' } },
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
