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
  // A badge has no room for the representative example, so it has no figures either.
  surfaces: { checkout: 'neutral', product: 'neutral', stream: 'none' },
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
      key: 'credit-terms',
      rule: 'UK-04',
      when: 'credit',
      // What a plan of the contract always is: one fixed rate, nothing in advance, no cost but interest.
      texts: {
        en: 'Cash price and amount of credit are what paying in full comes to. The rate is fixed; there is no deposit and no charge besides the interest shown.',
        'zh-CN': '现金价格和贷款总额即一次付清的金额。利率固定；无首付，除所示利息外无其他费用。',
      },
    },
    {
      key: 'rights',
      rule: 'UK-02',
      when: 'credit',
      texts: {
        en: 'You have rights under this agreement: to withdraw, to repay early, and to complain to the lender and then to the Financial Ombudsman Service.',
        'zh-CN':
          '您在本协议下享有权利：撤销、提前还款，以及先向贷款人、再向金融申诉专员服务处（Financial Ombudsman Service）投诉。',
      },
    },
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
