import { setTimeout as wait } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Fault } from '@offerdock/sdk/contract'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { nameCall } from '../http/nameCall.ts'
import { distort } from './distort.ts'
import { drawFaults } from './drawFaults.ts'
import { findAsker } from './findAsker.ts'
import { isTestClient } from './isTestClient.ts'

/**
 * Makes go wrong for a test client what its scenario says.
 *
 * 1. Late first, then what takes the place of the call: a dropped connection, a status, sold out, expired.
 * 2. The call itself, with all that it commits.
 * 3. What changes its answer: an expired quote, a wrong clock, a torn body, a connection dropped after the fact.
 */
export function applyScenario(bank: Bank) {
  return createMiddleware(async (c, next) => {
    const faults = await findFaults(c, bank)
    if (faults.length === 0) return next()
    for (const { kind } of faults) bank.service.metrics.faults.add({ kind })
    await befall(c, bank, faults)
    if (hasDrop(faults, 'before')) return drop(c)
    await next()
    if (hasDrop(faults, 'after')) return drop(c)
    const distorted = await distort(c.res, faults)
    c.res = undefined // or its headers would be put over those of the next
    c.res = distorted
  })
}

async function findFaults(c: Context, bank: Bank) {
  const all = await bank.service.scenarios.all()
  if (all.size === 0) return []
  const clientId = await findAsker(c, bank)
  const scenario = clientId !== null && isTestClient(clientId) ? all.get(clientId) : undefined
  if (clientId === null || !scenario) return []
  return drawFaults({ db: bank.db, clientId, scenario, call: nameCall(c.req.method, routePath(c, -1)) })
}

async function befall(c: Context, { service }: Bank, faults: Fault[]) {
  const call = nameCall(c.req.method, routePath(c, -1))
  const isConfirm = call.endsWith('/confirm')
  for (const fault of faults) {
    if (fault.kind === 'latency') await wait(fault.latencyMs, undefined, { signal: service.stopping }).catch(() => {})
  }
  for (const fault of faults) {
    if (fault.kind === 'status') refuse(fault)
    if (fault.kind === 'sold-out' && (isConfirm || call === 'POST /v1/quotes')) throw new BankError('sold-out')
    if (fault.kind === 'expired' && isConfirm) throw new BankError('expired', 'the quote has expired')
  }
}

function refuse({ status, retryAfterMs = 1000 }: Extract<Fault, { kind: 'status' }>): never {
  if (status === 500) throw new BankError('bank-error')
  throw new BankError(status === 429 ? 'rate-limited' : 'unavailable', undefined, { retryAfterMs })
}

const hasDrop = (faults: Fault[], when: 'before' | 'after') =>
  faults.some((fault) => fault.kind === 'drop' && fault.when === when)

function drop(c: Context): Response {
  const { incoming } = c.env as HttpBindings
  incoming.socket.destroy()
  return new Response(null, RESPONSE_ALREADY_SENT)
}
