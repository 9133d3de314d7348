import type { Hono } from 'hono'
import { reconcile } from '../agreements/reconcile.ts'
import type { Bank } from '../bank.ts'

/** The operator's call on the ledger. */
export function addLedgerAdmin(admin: Hono, bank: Bank) {
  admin.post('/reconciliation', async (c) => {
    const result = await reconcile(bank.db)
    const { count } = result
    if (count > 0) bank.log.error({ findings: count }, 'reconciliation found contradictions')
    return c.json(result)
  })
}
