import type { ViewerAgreement } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { requestWithdrawal } from '../people/requestWithdrawal.ts'
import { listAgreements, type OwnAgreement } from '../people/viewerAgreements.ts'
import { readId } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

/** `/v1/me/agreements`: the viewer's own, of the client whose session it is. */
export function addViewerRoutes(app: Hono, bank: Bank) {
  app.get('/v1/me/agreements', async (c) => {
    const agreements = await listAgreements(bank, await readParty(c, bank))
    return c.json({ agreements: agreements.map(toViewerAgreement) })
  })
  app.post('/v1/me/agreements/:agreementId/withdraw', async (c) => {
    const asked = { ...(await readParty(c, bank)), agreementId: readId(c, 'agreementId') }
    await requestWithdrawal(bank, asked)
    const [agreement] = await listAgreements(bank, asked)
    if (!agreement) throw new BankError('not-found')
    return c.json(toViewerAgreement(agreement))
  })
}

async function readParty(c: Context, bank: Bank) {
  const { accountId, client } = await readViewer(c, bank)
  return { accountId, clientId: client.clientId }
}

const toViewerAgreement = ({ clientId, locale, figures, ...agreement }: OwnAgreement): ViewerAgreement => agreement
