import { accountExport, consentRequest, purpose } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { giveConsent, listConsents, withdrawConsent } from '../people/consents.ts'
import { deleteAccount } from '../people/privacy/deleteAccount.ts'
import { exportAccount, exportSchemaPath } from '../people/privacy/exportAccount.ts'
import { readBody } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

/** The privacy centre: consents, a copy of everything, deletion. Each is one call. */
export function addPrivacyRoutes(app: Hono, bank: Bank) {
  app.get('/v1/consents', async (c) => {
    const viewer = await readViewer(c, bank)
    const locale = c.req.query('locale') ?? viewer.client.rules.locale
    return c.json(await listConsents(bank, viewer, { locale, isObjecting: isObjecting(c) }))
  })
  app.post('/v1/consents', async (c) => {
    const viewer = await readViewer(c, bank)
    return c.json(await giveConsent(bank, viewer, await readBody(c, consentRequest), isObjecting(c)))
  })
  app.delete('/v1/consents/:purpose', async (c) => {
    const viewer = await readViewer(c, bank)
    const asked = purpose.safeParse(c.req.param('purpose'))
    if (!asked.success) throw new BankError('not-found')
    await withdrawConsent(bank, viewer, asked.data)
    return c.body(null, 204)
  })
  app.get('/v1/me/export', async (c) => {
    const { accountId } = await readViewer(c, bank)
    c.header('Content-Disposition', 'attachment; filename="account-export.json"')
    return c.json(await exportAccount(bank, accountId))
  })
  app.delete('/v1/me', async (c) => c.json(await deleteAccount(bank, await readViewer(c, bank))))
  addExportSchema(app, bank)
}

/** Global Privacy Control: the browser says for its user that data are not to be passed on. */
const isObjecting = (c: Context) => c.req.header('Sec-GPC') === '1'

function addExportSchema(app: Hono, bank: Bank) {
  const schema = JSON.stringify({ ...z.toJSONSchema(accountExport), $id: bank.publicOrigin + exportSchemaPath })
  const headers = { 'Content-Type': 'application/schema+json', 'Cache-Control': 'public, max-age=3600' }
  app.get(exportSchemaPath, (c) => c.body(schema, 200, headers))
}
