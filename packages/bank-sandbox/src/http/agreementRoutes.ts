import type { Hono } from 'hono'
import { captureAgreement, findAgreement } from '../agreements/captureAgreement.ts'
import type { Bank } from '../bank.ts'
import { readId, readPlatform } from './readRequest.ts'

/** The platform's calls, with its secret key. */
export function addAgreementRoutes(app: Hono, bank: Bank) {
  app.get('/v1/agreements/:agreementId', async (c) => {
    const { clientId } = readPlatform(c, bank)
    return c.json(await findAgreement(bank, clientId, readId(c, 'agreementId')))
  })
  app.post('/v1/agreements/:agreementId/capture', async (c) => {
    const { clientId } = readPlatform(c, bank)
    return c.json(await captureAgreement(bank, clientId, readId(c, 'agreementId')))
  })
}
