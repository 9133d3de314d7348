import type { Policy } from '../policy.ts'
import { hk } from './hk.ts'

/**
 * Singapore. No source of its rules was read: these are cautious guesses of ours, closed until the bank's counsel has
 * confirmed them (`isSourced`). Banks there show an "EIR", and not all of them reproduce by one formula (COMPLIANCE §1.2).
 */
export const sg: Policy = {
  ...hk,
  market: 'SG',
  isSourced: false,
  apr: {
    conventions: ['HK_NPV'],
    decimals: 2,
    minimumDecimals: 2,
    labels: { HK_NPV: { en: 'Effective Interest Rate (EIR)', 'zh-CN': '实际年利率(EIR)' } },
  },
  surfaces: { checkout: 'figures', product: 'none', stream: 'none' },
  teaserAfter: 'checkout',
  beside: [
    { item: 'apr', rule: 'SG' },
    { item: 'total', rule: 'SG' },
  ],
  sheet: hk.sheet.map(({ item }) => ({ item, rule: 'SG' })),
  warnings: [],
  age: { creditFrom: 21, unknown: 'refuse', guardianUnder: null, rule: 'SG' },
}
