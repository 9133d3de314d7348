import { refundRequest } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import type { Transaction } from 'kysely'
import { answerOnce, type KeyedRequest } from '../agreements/answerOnce.ts'
import { captureAgreement } from '../agreements/captureAgreement.ts'
import { findAgreement, type Party } from '../agreements/findAgreement.ts'
import { refundAgreement } from '../agreements/refundAgreement.ts'
import { releaseAgreement } from '../agreements/releaseAgreement.ts'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { readBody, readId, readPlatform, readRequestKey } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

const path = '/v1/agreements/:agreementId'

/** The calls on an agreement: the platform's, with its secret key, and the viewer's one, with their session. */
export function addAgreementRoutes(app: Hono, bank: Bank) {
  app.get(path, async (c) => {
    const { clientId } = readPlatform(c, bank)
    return c.json(await findAgreement(bank.db, { clientId, accountId: null }, readId(c, 'agreementId')))
  })
  app.post(`${path}/capture`, async (c) => {
    const client = readPlatform(c, bank)
    const agreementId = readId(c, 'agreementId')
    const asked: Asked = { call: 'capture', party: toParty(client.clientId), request: [agreementId] }
    return answer(c, bank, asked, (trx) => captureAgreement(trx, client, agreementId))
  })
  app.post(`${path}/release`, async (c) => {
    const party = toParty(readPlatform(c, bank).clientId)
    const agreementId = readId(c, 'agreementId')
    const asked: Asked = { call: 'release', party, request: [agreementId] }
    return answer(c, bank, asked, (trx) => releaseAgreement(trx, party, agreementId))
  })
  app.post(`${path}/abandon`, async (c) => {
    const { client, accountId } = await readViewer(c, bank)
    const party = { clientId: client.clientId, accountId }
    const agreementId = readId(c, 'agreementId')
    const asked: Asked = { call: 'abandon', party, request: [agreementId] }
    return answer(c, bank, asked, (trx) => releaseAgreement(trx, party, agreementId))
  })
  app.post(`${path}/refund`, async (c) => {
    const client = readPlatform(c, bank)
    const agreementId = readId(c, 'agreementId')
    // Two refunds of one amount are two refunds: only the key says that one is the other's repetition.
    if (readRequestKey(c) === null) throw new BankError('idempotency-key-missing')
    const { refundMinor } = await readBody(c, refundRequest)
    const asked: Asked = { call: 'refund', party: toParty(client.clientId), request: [agreementId, refundMinor] }
    return answer(c, bank, asked, (trx) => refundAgreement(trx, client, { agreementId, refundMinor }))
  })
}

const toParty = (clientId: string): Party => ({ clientId, accountId: null })

interface Asked {
  call: KeyedRequest['call']
  party: Party
  request: KeyedRequest['request']
}

/** Answers in one transaction, and with a key once and for all. */
async function answer(c: Context, bank: Bank, asked: Asked, act: (trx: Transaction<Tables>) => Promise<object>) {
  const key = readRequestKey(c)
  const { party, ...keyed } = asked
  if (key === null) return c.json(await transact(bank.db, act))
  const json = await answerOnce(bank.db, { key, ...keyed, ...party }, async (trx) => JSON.stringify(await act(trx)))
  return c.body(json, 200, { 'Content-Type': 'application/json' })
}
