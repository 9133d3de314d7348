import type { AprConvention, Offers, PricedPlan, Quote } from '../../contract/index.ts'
import { policies } from '../../policy/index.ts'
import { sampleOffers, sampleQuote } from './samples.ts'

/** Markets in which what is said beside the figures is not what China wants said. */
export const sampleMarkets = {
  EU: { currency: 'EUR', convention: 'EU_ANNEX_I' },
  GB: { currency: 'GBP', convention: 'EU_ANNEX_I' },
  US: { currency: 'USD', convention: 'US_APP_J' },
} as const satisfies Record<string, { currency: string; convention: AprConvention }>

export type SampleMarket = keyof typeof sampleMarkets

const rated = <P extends PricedPlan>(market: SampleMarket, plan: P): P => ({
  ...plan,
  apr: { ...plan.apr, convention: sampleMarkets[market].convention },
})

/** The sample offers as the bank makes them in a market. */
export function sampleMarketOffers(market: SampleMarket): Offers {
  const { currency } = sampleMarkets[market]
  const offers = sampleOffers(null, { currency })
  const due = policies[market].warnings.filter(({ when }) => when === 'credit')
  const notices = due.map(({ key, texts }) => ({ key, words: texts }))
  return { ...offers, plans: offers.plans.map((plan) => rated(market, plan)), notices }
}

export async function sampleMarketQuote(market: SampleMarket): Promise<Quote> {
  const quote = await sampleQuote('p12', 'en', 0)
  return { ...quote, currency: sampleMarkets[market].currency, plan: quote.plan && rated(market, quote.plan) }
}

/** With a plan of a campaign among them, which the bank calls an advertisement. */
export function sampleAdvertised(): Offers {
  const offers = sampleOffers()
  const [ad] = policies.CN.warnings
  return { ...offers, notices: ad ? [{ key: ad.key, words: ad.texts, planIds: ['p12'] }] : [] }
}
