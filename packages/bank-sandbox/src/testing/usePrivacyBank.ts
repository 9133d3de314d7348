import { accountExport, consents } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import * as z from 'zod'
import * as api from './callBank.ts'
import { builtInSeed, clients, writeSeed } from './makeSeed.ts'
import { type Store, useBank } from './useBank.ts'

/** Personas with words that stand nowhere by chance. */
export const canary = { personaId: 'canary-7Qx2', displayName: 'Zvonimira', cardTail: '9973' }
export const heron = { personaId: 'heron-4Kd8', displayName: 'Ottokar', cardTail: '9974' }

/** The built-in seed without a reading time, and with the two, who have points. */
function makeCanarySeed(): string {
  const seed = builtInSeed()
  for (const rules of Object.values(seed.offers)) rules.readingMs = 0
  const [ling] = seed.personas
  if (ling) seed.personas.push({ ...ling, ...canary }, { ...ling, ...heron })
  return writeSeed(seed)
}

/** A bank whose viewers leave traces wherever the API lets them. */
export function usePrivacyBank(store: Store) {
  const seedFile = makeCanarySeed()
  const bank = useBank(store, { SEED: seedFile })
  const { secret } = clients.demo
  const post = (path: string, token: string, body?: unknown) =>
    api.call(bank.origin, `POST /v1/${path}`, { token, body, headers: { 'Idempotency-Key': uuidV7() } })
  const capture = (agreementId: string) => post(`agreements/${agreementId}/capture`, secret)

  const purchase = async (token: string, terms: { points?: number } = {}) => {
    const order = api.makeOrder(terms)
    return api.confirmed(api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token, order)))
  }
  const buy = async (token: string, terms = {}) => (await purchase(token, terms)).agreement.agreementId

  /** A piece of the campaign, of which the bank counts how many this viewer and this card had. */
  const buyPiece = async (token: string) => {
    const order = api.makeOrder({ campaign: '1111', room: 'room-1' })
    const quote = await api.makeQuote(bank.origin, token, order, 'p12-free')
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, quote, { device: 'd'.repeat(22) }))
    await capture(agreement.agreementId)
  }

  /** Of the consents the third is withdrawn, of two purchases the second abandoned, and a third has only a quote. */
  const leaveTraces = async (token: string, terms = {}) => {
    const notices = await api.call(bank.origin, 'GET /v1/consents?locale=en', { token })
    for (const { purpose, textHash } of z.parse(consents, notices.json).notices) {
      await post('consents', token, { purpose, textHash, locale: 'en' })
    }
    await api.call(bank.origin, 'DELETE /v1/consents/behaviour', { token })
    const agreementId = await buy(token, terms)
    await capture(agreementId)
    await post(`agreements/${await buy(token, terms)}/abandon`, token)
    await api.makeQuote(bank.origin, token)
    await post('feedback', token, { score: 3, comment: 'Too small' })
    const contact = { channel: 'phone', value: '13800000' }
    await post('complaints', token, { agreementId, text: 'Wrong colour', locale: 'en', contact })
    return agreementId
  }

  return {
    bank,
    seedFile,
    buy,
    buyPiece,
    capture,
    leaveTraces,
    exportOf: async (token: string) =>
      z.parse(accountExport, (await api.call(bank.origin, 'GET /v1/me/export', { token })).json),
    remove: (token: string) => api.call(bank.origin, 'DELETE /v1/me', { token }),
    reconcile: async () => (await api.call(bank.origin, 'POST /admin/reconciliation', { body: {} })).json,
    readAgreement: (id: string) => api.call(bank.origin, `GET /v1/agreements/${id}`, { token: secret }),
    receiptOf: async (token: string) => (await purchase(token)).receipt,
  }
}
