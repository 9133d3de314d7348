import type { Policy } from '../policy.ts'
import { hk } from './hk.ts'

/**
 * Japan. No source of its rules was read: these are cautious guesses of ours, closed until the bank's counsel has
 * confirmed them (`isSourced`). Which convention the 実質年率 follows is the first thing to confirm.
 */
export const jp: Policy = {
  ...hk,
  market: 'JP',
  isSourced: false,
  apr: {
    conventions: ['CN_IRR_NOMINAL'],
    decimals: 2,
    minimumDecimals: 1,
    labels: { CN_IRR_NOMINAL: { ja: '実質年率', en: 'effective annual rate (Japan)', 'zh-CN': '实质年率(日本)' } },
  },
  surfaces: { checkout: 'figures', product: 'none', stream: 'none' },
  teaserAfter: 'checkout',
  beside: [
    { item: 'apr', rule: 'JP' },
    { item: 'total', rule: 'JP' },
  ],
  sheet: hk.sheet.map(({ item }) => ({ item, rule: 'JP' })),
  warnings: [],
  age: { creditFrom: 18, unknown: 'refuse', guardianUnder: null, rule: 'JP' },
}
