import { killSwitchRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import * as z from 'zod'
import type { Bank } from '../bank.ts'
import { liftKillSwitch, listKillSwitches, throwKillSwitch } from '../decide/risk/killSwitch.ts'
import { listAlarms, listDecisions } from '../decide/risk/listRisk.ts'
import { readQuery } from './readQuery.ts'
import { readBody } from './readRequest.ts'

const id = z.string().regex(/^[\w-]{1,64}$/)

/** The same targets as `PUT` takes, in the query. */
const target = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('bank') }),
  z.strictObject({ scope: z.enum(['client', 'campaign']), id }),
])

const ofQuote = z.strictObject({ quoteId: id.optional() })

/** The operator's calls about risk: the kill switch, why confirms were declined, and alarms. */
export function addRiskAdmin(admin: Hono, bank: Bank) {
  admin.get('/kill-switch', async (c) => c.json({ killSwitches: await listKillSwitches(bank.db) }))
  admin.put('/kill-switch', async (c) => {
    const request = await readBody(c, killSwitchRequest)
    await throwKillSwitch(bank.db, request)
    bank.log.warn(request, 'kill switch on')
    return c.json({ killSwitches: await listKillSwitches(bank.db) })
  })
  admin.delete('/kill-switch', async (c) => {
    const lifted = readQuery(c, target)
    await liftKillSwitch(bank.db, lifted)
    bank.log.warn(lifted, 'kill switch off')
    return c.body(null, 204)
  })
  admin.get('/risk-decisions', async (c) => c.json({ decisions: await listDecisions(bank.db, readQuery(c, ofQuote)) }))
  admin.get('/risk-alarms', async (c) => c.json({ alarms: await listAlarms(bank.db) }))
}
