import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Server } from '../../bank-sandbox/src/testing/startServer.ts'
import { groups } from '../src/requirements.ts'
import { readOptions } from '../src/run/readOptions.ts'
import { runRequirements } from '../src/run/runRequirements.ts'
import { makeFaults } from './faults.ts'
import { makeFaultSeed } from './makeFaultSeed.ts'
import { type Fault, startFaultyBank } from './startFaultyBank.ts'
import { startSandbox } from './startSandbox.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let bank: Server
beforeAll(async () => {
  bank = await startSandbox({ SEED: makeFaultSeed(), LOG_LEVEL: 'error' })
})
afterAll(() => bank.end('SIGTERM'))

/** What fails of the groups in which the fault should be found; who waits for the end of a time takes part only if named. */
async function findFailures(origin: string, { client, finds }: Fault): Promise<string[]> {
  const args = client ? ['--client', client.clientId, '--secret-key', client.secret] : []
  const asked = readOptions([origin, '--fuzz-cases', '120', ...args], {})
  if (!('options' in asked)) throw new Error('the options are wrong')
  const concerned = groups.flatMap(({ name, requirements }) => {
    const chosen = requirements.filter(({ id, waits }) => !waits || finds.includes(id))
    return requirements.some(({ id }) => finds.includes(id)) ? [{ name, requirements: chosen }] : []
  })
  const results = await runRequirements(concerned, asked.options, { onResult: () => {} })
  return results.flatMap(({ id, outcome }) => (outcome === 'failed' ? [id] : []))
}

test.each(await makeFaults())('found, and nothing else: $name', async (fault) => {
  const { origin, stop } = await startFaultyBank(bank.origin, fault)
  try {
    expect((await findFailures(origin, fault)).sort()).toEqual([...fault.finds].sort())
  } finally {
    await stop()
  }
})
