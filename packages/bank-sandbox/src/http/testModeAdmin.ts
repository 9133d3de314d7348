import { scenario as scenarioSchema } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isTestClient } from '../testMode/isTestClient.ts'
import { endScenario, findScenario, setScenario } from '../testMode/scenarios.ts'
import { listCalls } from './nameCall.ts'
import { readBody } from './readRequest.ts'

/** `/admin/clients/{clientId}/scenario`: what goes wrong for a test client, until it is taken away. */
export function addTestModeAdmin(admin: Hono, bank: Bank) {
  admin.get('/clients/:clientId/scenario', async (c) => {
    return c.json({ scenario: await findScenario(bank.db, readTestClient(c, bank)) })
  })
  admin.put('/clients/:clientId/scenario', async (c) => {
    const clientId = readTestClient(c, bank)
    const scenario = await readBody(c, scenarioSchema)
    const known = listCalls(admin)
    const unknown = scenario.faults.flatMap(({ calls = [] }) => calls).find((call) => !known.includes(call))
    if (unknown) throw new BankError('bad-request', `$.faults: ${unknown} is not a call of this bank`)
    await setScenario(bank.db, clientId, scenario)
    await bank.service.scenarios.refresh()
    bank.log.warn({ clientId, kinds: scenario.faults.map(({ kind }) => kind) }, 'scenario set')
    return c.json({ scenario })
  })
  admin.delete('/clients/:clientId/scenario', async (c) => {
    const clientId = readTestClient(c, bank)
    await endScenario(bank.db, clientId)
    await bank.service.scenarios.refresh()
    bank.log.info({ clientId }, 'scenario ended')
    return c.body(null, 204)
  })
}

function readTestClient(c: Context, bank: Bank): string {
  const clientId = c.req.param('clientId') ?? ''
  if (!bank.seed.clients.has(clientId)) throw new BankError('bad-config')
  if (!isTestClient(clientId))
    throw new BankError('forbidden', 'only clients whose id begins with pk_test_ have a test mode')
  return clientId
}
