import { type Catalog, catalog } from '../contract/catalog.ts'

/** A catalog that follows the contract, as the sandbox serves it; for tests. */
export const catalogOf = (changes: Partial<Catalog> = {}): Catalog =>
  catalog.parse({
    version: 'test',
    clientId: 'pk_test_demo',
    market: 'CN',
    locale: 'zh-CN',
    bankName: { 'zh-CN': '示例银行', en: 'Sandbox Bank' },
    currency: { code: 'CNY', minorUnits: 2, pattern: '¥{amount}', decimal: '.', group: ',' },
    aprConvention: 'CN_IRR_NOMINAL',
    minimumMinor: 50000,
    maximumMinor: 5000000,
    categories: ['5311', '5651', '5722', '5732'],
    plans: [
      { planId: 'p3', method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST' },
      { planId: 'p6', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 6, remainder: 'LAST' },
      { planId: 'p12', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 12, remainder: 'LAST' },
    ],
    teaserPlanId: 'p12',
    policy: { surfaces: { checkout: 'figures', product: 'neutral', stream: 'none' } },
    ...changes,
  })
