import type { ViewerAgreement } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { requestWithdrawal } from '../people/requestWithdrawal.ts'
import { listAgreements, type OwnAgreement } from '../people/viewerAgreements.ts'
import { readId, readSession } from './readRequest.ts'

/** `/v1/me/agreements`: the viewer's own, of the client whose session it is. */
export function addViewerRoutes(app: Hono, bank: Bank) {
  app.get('/v1/me/agreements', async (c) => {
    const agreements = await listAgreements(bank, await readViewer(c, bank))
    return c.json({ agreements: agreements.map(withoutClient) })
  })
  app.post('/v1/me/agreements/:agreementId/withdraw', async (c) => {
    const asked = { ...(await readViewer(c, bank)), agreementId: readId(c, 'agreementId') }
    await requestWithdrawal(bank, asked)
    const [agreement] = await listAgreements(bank, asked)
    if (!agreement) throw new BankError('not-found')
    return c.json(withoutClient(agreement))
  })
}

async function readViewer(c: Context, bank: Bank) {
  const { accountId, client } = await readSession(c, bank)
  if (accountId === null) throw new BankError('unauthorized', 'the viewer has not signed in')
  return { accountId, clientId: client.clientId }
}

const withoutClient = ({ clientId, ...agreement }: OwnAgreement): ViewerAgreement => agreement
