import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { addBackupAdmin } from './backupAdmin.ts'
import { addKeysAdmin } from './keysAdmin.ts'
import { addLedgerAdmin } from './ledgerAdmin.ts'
import { addLiveAdmin } from './liveAdmin.ts'
import { listCalls } from './nameCall.ts'
import { addRequestsAdmin } from './requestsAdmin.ts'
import { requireOperator } from './requireOperator.ts'
import { addRiskAdmin } from './riskAdmin.ts'
import { addTestModeAdmin } from './testModeAdmin.ts'
import { addWebhooksAdmin } from './webhooksAdmin.ts'

/** The operator's calls, all of them below `/admin`. */
export function addAdminRoutes(app: Hono, bank: Bank) {
  app.use('/admin/*', requireOperator(bank))
  const admin = app.basePath('/admin')
  addBackupAdmin(admin, bank)
  addLiveAdmin(admin, bank)
  addRiskAdmin(admin, bank)
  addKeysAdmin(admin, bank)
  addLedgerAdmin(admin, bank)
  addRequestsAdmin(admin, bank)
  addTestModeAdmin(admin, bank)
  addWebhooksAdmin(admin, bank)
  admin.get('/', (c) => c.json({ calls: listCalls(app) }))
}
