import type { OfferRules } from '@offerdock/sdk/contract'
import { policies } from '@offerdock/sdk/policy'

const threeYears = 1095

/** How many days the bank keeps the record of a deal. The default is what China asks for (COMPLIANCE CN-22). */
export const retentionDaysOf = (rules: Pick<OfferRules, 'retentionDays'>): number => rules.retentionDays ?? threeYears

/** How many days the market demands at least. */
export const minimumRetentionDays = (market: OfferRules['market']): number =>
  policies[market].setup.minimumRetentionYears * 365
