import { seed } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import builtIn from '../seed.json' with { type: 'json' }
import { withinMarket } from './withinMarket.ts'

const [rules] = Object.values(seed.parse(builtIn).offers)
if (!rules) throw new Error('the seed has no offer')
type Surfaces = typeof rules.policy.surfaces
const shownIn = (market: typeof rules.market, surfaces: Surfaces) =>
  withinMarket({ ...rules, market, policy: { surfaces } }).policy.surfaces

test('a badge shows what its bank wants, up to what its market allows', () => {
  const all = { checkout: 'figures', product: 'figures', stream: 'figures' } as const
  expect(shownIn('CN', all)).toEqual({ checkout: 'figures', product: 'neutral', stream: 'none' })
  expect(shownIn('EU', all)).toEqual({ checkout: 'neutral', product: 'neutral', stream: 'none' })
  const strict = { checkout: 'neutral', product: 'none', stream: 'none' } as const
  expect(shownIn('CN', strict)).toEqual(strict)
})
