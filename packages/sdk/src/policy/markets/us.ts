import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy } from '../policy.ts'
import { freeWords, pressure } from '../words.ts'

/** United States: Regulation Z, 12 CFR 1026.24(d) and Appendix J; COMPLIANCE §4.5. */
export const us: Policy = {
  market: 'US',
  isSourced: true,
  apr: {
    conventions: ['US_APP_J'],
    decimals: 2,
    minimumDecimals: 2,
    labels: { US_APP_J: { en: 'Annual percentage rate', 'zh-CN': '年百分率(APR,美国)' } },
  },
  // A badge has no room for what a figure of payments triggers, so it has no figures either.
  surfaces: { checkout: 'neutral', product: 'neutral', stream: 'none' },
  teaserAfter: 'product-tap',
  opensOn: 'viewer-act',
  // One triggering term brings all of these (US-01).
  beside: [...demand('US-01', 'down-payment', 'repayment-terms', 'may-rise'), ...demand('US-02', 'apr')],
  sheet: [
    ...demand('US-01', 'down-payment', 'repayment-terms', 'may-rise'),
    ...demand('US-02', 'apr'),
    ...demand('US-04', 'card-disclosures'),
  ],
  warnings: [
    {
      key: 'credit-terms',
      rule: 'US-01',
      when: 'credit',
      // What a plan of the contract always is: nothing down, a payment each month to the end of its term, one fixed rate.
      texts: {
        en: 'No down payment. A plan is repaid monthly over its full term in the payments shown, the last of which may differ. The annual percentage rate is fixed and may not rise.',
        'zh-CN': '无首付。方案在整个期限内按所示金额逐月偿还，末期金额可能不同。年百分率固定，不会上升。',
      },
    },
  ],
  words: [freeWords('US-01'), ...pressure],
  triggers: [
    {
      rule: 'US-01',
      pattern:
        /[x×*]\s*\d+|\d+\s*([a-z-]+ ){0,2}(payments?|instal?lments?|months?|weeks?|期)|[$¥]\s*[\d.,]+\s*(\/|a |per |each )|每期|finance charge|\d\s*% down|\$\s*[\d.,]+ down|(USD|CNY)\s*[\d.,]+\s*(\/|a |per |each )/i,
      needs: ['down-payment', 'repayment-terms', 'apr', 'may-rise'],
    },
    { rule: 'US-02', pattern: /\d\s*%|per(iodic)? rate|月利率|日利率/i, needs: ['apr'] },
  ],
  required: [],
  reading: { source: 'signed-offer', isForced: false, rule: 'US-04' },
  age: { creditFrom: 18, unknown: 'bank', guardianUnder: null, rule: 'US-04' },
  defaultPlan: null,
  oneOffCollection: 'allowed',
  limits: { maximumPeriods: null, mayReinstall: true, mayCash: false, mayNonbankPayee: true },
  scope: null,
  license: 'regime',
  categories: { version: '2026-08-01', rules: everywhere, ordinary: [], unknown: 'bank' },
  personalization: { bannedAudiences: [], order: 'total-cost-then-term', mustLabel: false },
  setup: { minimumRetentionYears: 0, needsImpactAssessment: false, keepsDataLocal: false },
}
