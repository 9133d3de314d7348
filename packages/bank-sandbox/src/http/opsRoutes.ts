import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isUpToDate } from '../db/migrate.ts'
import { jitter } from '../service/jitter.ts'
import { readGauges } from '../service/readGauges.ts'
import { requireOperator } from './requireOperator.ts'

/** Longer, and whoever asks has given up. */
const readyMs = 2000

/** What the machines around the bank ask: does it live, may it be given requests, how is it doing. */
export function addOpsRoutes(app: Hono, bank: Bank) {
  const { durability, service } = bank
  // Of this process alone: a bank whose database is away is not to be killed for it.
  app.get('/healthz', (c) => c.json({ status: 'ok', durability }))
  app.get('/readyz', async (c) => {
    const reason = service.stopping.aborted ? 'the bank is stopping' : await findReason(bank)
    if (reason) throw new BankError('unavailable', reason, { retryAfterMs: jitter(1000) })
    return c.json({ status: 'ready' })
  })
  app.get('/metrics', requireOperator(bank), async (c) => {
    const text = service.metrics.toText() + (await readGauges(bank))
    return c.body(text, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}

async function findReason({ db, log }: Bank): Promise<string | null> {
  const slow = Promise.withResolvers<never>()
  const timer = setTimeout(() => slow.reject(new Error(`no answer in ${readyMs} ms`)), readyMs)
  try {
    return (await Promise.race([isUpToDate(db), slow.promise]))
      ? null
      : 'the tables of the database are of another bank'
  } catch (error) {
    log.warn({ reason: (error as Error).message }, 'not ready')
    return 'the database cannot be reached'
  } finally {
    clearTimeout(timer)
  }
}
