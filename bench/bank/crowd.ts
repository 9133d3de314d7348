import { randomUUID } from 'node:crypto'
import { show, viewerIds } from '../../packages/bank-sandbox/src/testing/makeShow.ts'
import { readJson } from './createCaller.ts'
import { campaignId, type OpenBank, viewerCount } from './openBank.ts'

const hostOrigin = 'http://localhost:4000'
const order = { orderMinor: 499_900, currency: 'CNY', locale: 'zh-CN' }

/** Signs every viewer in; the tokens of their sessions. */
export async function signInAll(bank: OpenBank, count = viewerCount): Promise<string[]> {
  const tokens: string[] = []
  for (const persona of viewerIds(count)) tokens.push(await signIn(bank, persona))
  return tokens
}

export async function signIn({ call }: OpenBank, persona: string): Promise<string> {
  const { token } = readJson(await call('POST /v1/sessions', { body: { clientId: show.clientId } }))
  const body = { hostOrigin, orderRef: 'ord', ...order }
  const { url, matchCode } = readJson(await call('POST /v1/sessions/sign-in', { token, body }))
  const form = new URLSearchParams({ code: matchCode, persona }).toString()
  await submitForm(url, form)
  return token
}

async function submitForm(url: string, form: string) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const { status } = await fetch(url, { method: 'POST', headers, body: form, redirect: 'manual' })
  if (status >= 400) throw new Error(`the sign-in page answered ${status}`)
}

let orders = 0

/** A quote; every fourth takes a piece of the campaign's one hot row. */
export async function askQuote({ call }: OpenBank, token: string, isCampaign = ++orders % 4 === 0) {
  const terms = isCampaign ? { campaign: campaignId, planId: show.planId } : { planId: 'p12' }
  const body = { ...order, orderRef: `ord-${randomUUID()}`, category: '5732', tags: ['phone'], ...terms }
  const made = readJson(await call('POST /v1/quotes', { token, body }))
  return { quoteId: String(made.quoteId), disclosureHash: String(made.disclosureHash) }
}

/** Confirms a quote; the agreement's id. */
export async function askConfirm(
  { call }: OpenBank,
  token: string,
  { quoteId, disclosureHash }: { quoteId: string; disclosureHash: string },
): Promise<string> {
  const headers = { 'Idempotency-Key': makeConversionId() }
  const made = readJson(await call(`POST /v1/quotes/${quoteId}/confirm`, { token, headers, body: { disclosureHash } }))
  return String(made.agreement.agreementId)
}

/** UUID version 7. */
function makeConversionId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
