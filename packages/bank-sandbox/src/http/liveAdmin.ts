import { pinRequest, withdrawalRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { tellPin } from '../live/tellPin.ts'
import { listWithdrawals, restore, withdraw } from '../live/withdrawals.ts'
import { findClient } from '../people/sessions.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { readBody } from './readRequest.ts'

/** What the operator does while a show is running: take offers back, and tell a room its pin. */
export function addLiveAdmin(admin: Hono, bank: Bank) {
  admin.get('/live/withdrawals', async (c) => {
    const { clientId } = findClient(bank, c.req.query('client') ?? '')
    return c.json({ withdrawals: await listWithdrawals(bank.db, clientId) })
  })
  admin.post('/live/withdraw', async (c) => {
    const request = await readBody(c, withdrawalRequest)
    refuseUnknownPlan(findClient(bank, request.clientId), request.planId)
    await withdraw(bank.db, request)
    return c.body(null, 204)
  })
  admin.post('/live/restore', async (c) => {
    const request = await readBody(c, withdrawalRequest)
    findClient(bank, request.clientId)
    await restore(bank.db, request)
    return c.body(null, 204)
  })
  admin.post('/live/pin', async (c) => {
    const request = await readBody(c, pinRequest)
    findClient(bank, request.clientId)
    await tellPin(bank.db, request)
    return c.body(null, 204)
  })
}

/** Who withdraws in a hurry must not believe that a mistyped plan is gone. */
function refuseUnknownPlan({ rules }: RegisteredClient, planId: string | null) {
  const plans = [...rules.plans, ...(rules.campaigns ?? []).flatMap((campaign) => campaign.plans)]
  if (planId === null || plans.some((plan) => plan.planId === planId)) return
  throw new BankError('bad-request', '$.planId: no plan of this client')
}
