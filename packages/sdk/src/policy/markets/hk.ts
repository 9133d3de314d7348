import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy } from '../policy.ts'
import { freeWords, pressure } from '../words.ts'

/** Hong Kong: the Code of Banking Practice asks for the annual rate by the net-present-value method (COMPLIANCE §1.2). */
export const hk: Policy = {
  market: 'HK',
  isSourced: true,
  apr: {
    conventions: ['HK_NPV'],
    decimals: 2,
    minimumDecimals: 2,
    labels: {
      HK_NPV: { 'zh-CN': '实际年利率(净现值法)', 'zh-HK': '實際年利率(淨現值法)', en: 'APR (net present value)' },
    },
  },
  surfaces: { checkout: 'figures', product: 'neutral', stream: 'none' },
  teaserAfter: 'product-tap',
  opensOn: 'viewer-act',
  beside: demand('HK', 'apr', 'total'),
  sheet: demand('HK', 'apr', 'total', 'schedule', 'early-settlement', 'late-cost', 'lender'),
  warnings: [
    {
      key: 'early-settlement-may-save-nothing',
      rule: 'HK',
      when: 'credit',
      texts: {
        en: 'Settling early may save nothing.',
        'zh-CN': '提前结清未必节省利息。',
        'zh-HK': '提早清還未必節省利息。',
      },
    },
  ],
  words: [freeWords('HK'), ...pressure],
  triggers: [{ rule: 'HK', pattern: /每期|每月|per month|a month|\/mo\b/, needs: ['apr'] }],
  required: [],
  reading: { source: 'signed-offer', isForced: false, rule: 'HK' },
  age: { creditFrom: 18, unknown: 'bank', guardianUnder: null, rule: 'HK' },
  defaultPlan: null,
  oneOffCollection: 'allowed',
  limits: { maximumPeriods: null, mayReinstall: true, mayCash: false, mayNonbankPayee: true },
  scope: null,
  license: null,
  categories: { version: '2026-08-01', rules: everywhere, ordinary: [], unknown: 'bank' },
  personalization: { bannedAudiences: [], order: 'total-cost-then-term', mustLabel: false },
  setup: { minimumRetentionYears: 0, needsImpactAssessment: false, keepsDataLocal: false },
}
