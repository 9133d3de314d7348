import { conversionQuery } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { countConversions } from '../report/countConversions.ts'
import { readQuery } from './readQuery.ts'
import { requireOperator } from './requireOperator.ts'

/** What the operator may know of how the bank's conversions fare. */
export function addReportRoutes(app: Hono, bank: Bank) {
  app.use('/v1/reports/*', requireOperator(bank))
  app.get('/v1/reports/conversions', async (c) => {
    const { clientId } = readQuery(c, conversionQuery)
    if (clientId !== undefined && !bank.seed.clients.has(clientId)) throw new BankError('bad-config')
    return c.json(await countConversions(bank.db, clientId === undefined ? [...bank.seed.clients.keys()] : [clientId]))
  })
}
