import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy } from '../policy.ts'
import { freeWords, pressure } from '../words.ts'

/** United Kingdom: FCA PS26/1 from 15 July 2026 and CONC 3.5; COMPLIANCE §4.5. */
export const gb: Policy = {
  market: 'GB',
  isSourced: true,
  apr: {
    // CONC App 1.2 computes as Annex I does.
    conventions: ['EU_ANNEX_I'],
    decimals: 2,
    minimumDecimals: 1,
    labels: { EU_ANNEX_I: { en: 'APR', 'zh-CN': '年百分率(APR,欧盟)' } },
  },
  surfaces: { checkout: 'figures', product: 'neutral', stream: 'none' },
  teaserAfter: 'product-tap',
  opensOn: 'viewer-act',
  // UK-04, the representative example.
  beside: [
    ...demand('UK-04', 'borrowing-rate', 'charges', 'total-credit', 'apr', 'cash-price', 'advance-payment', 'term'),
    ...demand('UK-04', 'total', 'installment-amount'),
  ],
  sheet: [
    ...demand('UK-02', 'schedule', 'late-cost', 'rights', 'credit-check'),
    ...demand('UK-03', 'debt-advice'),
    ...demand('UK-04', 'borrowing-rate', 'charges', 'total-credit', 'apr', 'cash-price', 'advance-payment', 'term'),
    ...demand('UK-04', 'total', 'installment-amount'),
  ],
  warnings: [
    {
      key: 'credit-check',
      rule: 'UK-02',
      when: 'credit',
      texts: { en: 'A credit reference agency may be asked about you.', 'zh-CN': '可能会向征信机构查询您的信用记录。' },
    },
    {
      key: 'debt-advice',
      rule: 'UK-03',
      when: 'credit',
      texts: {
        en: 'Missed payments can have serious consequences. Free debt advice is available.',
        'zh-CN': '逾期还款可能造成严重后果。您可获得免费的债务咨询。',
      },
    },
  ],
  words: [freeWords('UK-04'), ...pressure],
  triggers: [
    {
      rule: 'UK-04',
      pattern: /\d[\d.,\s]*(%|£|GBP\b)|(£|GBP)\s*\d/i,
      needs: ['borrowing-rate', 'charges', 'total-credit', 'apr', 'term', 'total', 'installment-amount'],
      isForCostOnly: true,
    },
  ],
  required: [],
  reading: { source: 'signed-offer', isForced: false, rule: 'UK-02' },
  age: { creditFrom: 18, unknown: 'bank', guardianUnder: null, rule: 'UK-02' },
  defaultPlan: null,
  oneOffCollection: 'allowed',
  limits: { maximumPeriods: null, mayReinstall: true, mayCash: false, mayNonbankPayee: true },
  scope: null,
  license: 'frn-for-deferred-payment',
  categories: { version: '2026-08-01', rules: everywhere, ordinary: [], unknown: 'bank' },
  personalization: { bannedAudiences: [], order: 'total-cost-then-term', mustLabel: true },
  setup: { minimumRetentionYears: 0, needsImpactAssessment: false, keepsDataLocal: false },
}
