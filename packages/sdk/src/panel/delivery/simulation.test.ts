import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { mutants } from '../testing/simulation/mutants.ts'
import { simulate } from '../testing/simulation/simulate.ts'

// Both are asynchronous outside of the model's time.
vi.mock('../hashText.ts', () => ({
  hashText: async (text: string) => createHash('sha256').update(text).digest('hex'),
}))
vi.mock('../choice/loadChoicePart.ts', () => ({ loadChoicePart: async () => null }))

// `OFFERDOCK_RUNS=100000` runs more seeds, `OFFERDOCK_SEED` one alone.
const only = process.env.OFFERDOCK_SEED
const runs = Number(process.env.OFFERDOCK_RUNS ?? 2000)
const seeds = only ? [Number(only)] : Array.from({ length: runs }, (_, seed) => seed + 1)
const replay = (seed: number) =>
  `OFFERDOCK_SEED=${seed} node_modules/.bin/vitest run --project unit packages/sdk/src/panel/delivery/simulation.test.ts`

test('nothing is lost, doubled or renamed, whatever is killed and whenever', { timeout: 3_600_000 }, async () => {
  const sum = { kills: 0, tabs: 0, confirmed: 0, told: 0, webhooks: 0 }
  for (const seed of seeds) {
    const { violations, ...counts } = await simulate(seed)
    expect(violations, replay(seed)).toEqual([])
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += counts[key]
  }
  console.log(`${seeds.length} runs: ${JSON.stringify(sum)}`)
  // It was no walk in the sun.
  if (!only) expect(sum.kills).toBeGreaterThan(runs)
})

test('the same seed is the same run', async () => {
  expect(await simulate(7)).toEqual(await simulate(7))
})

test.each(Object.keys(mutants))('a confirm that is %s is found', { timeout: 120_000 }, async (name) => {
  for (let seed = 1; seed <= 1000; seed++) {
    const { violations } = await simulate(seed, mutants[name])
    if (violations.length > 0) return
  }
  expect.fail('1,000 runs found nothing')
})
