import { accountExport, catalog, complaint, complaintRecord } from '@offerdock/sdk/contract'
import { expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { builtInSeed, hostOrigin, writeSeed } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

/** Clients of four markets, and a customer for whose age nobody vouches. The bank has no name in Traditional Chinese. */
function makeMarketSeed() {
  const seed = builtInSeed()
  const [ling] = seed.personas
  if (!ling) throw new Error('the built-in seed has no persona')
  seed.personas.push({ ...ling, personaId: 'an', displayName: 'An', points: [], hasAgeProof: false })
  for (const rules of Object.values(seed.offers)) delete rules.riskRules
  seed.bank.legalName = { 'zh-CN': '', en: 'Sandbox Bank Ltd.' }
  return writeSeed({
    ...seed,
    offers: { ...seed.offers, read: { ...seed.offers['cn-standard'], readingMs: 250 } },
    clients: [
      ...seed.clients,
      { clientId: 'pk_read', secret: 'sk_test_read', offer: 'read', name: 'read', origins: [hostOrigin] },
    ],
  })
}

const bank = useBank('embedded', { SEED: makeMarketSeed() })
const orders = {
  EU: api.makeOrder({ currency: 'EUR', orderMinor: 100_000, locale: 'de' }),
  GB: api.makeOrder({ currency: 'GBP', orderMinor: 100_000, locale: 'en' }),
  US: api.makeOrder({ currency: 'USD', orderMinor: 100_000, locale: 'en' }),
}

async function signIn(clientId: string, { currency }: { currency: string }) {
  const token = await api.openSession(bank.origin, null, clientId)
  const { path, matchCode } = await api.requestSignIn(bank.origin, token, { currency })
  await api.submitSignIn(bank.origin, path, { code: matchCode, persona: 'ling' })
  return token
}

test.each([
  ['EU', 'pk_test_eu', 'e12', ['Caution! Borrowing money costs money.', '14 days']],
  ['GB', 'pk_test_gb', 'g10', ['You have rights', 'credit reference agency', 'debt advice']],
  ['US', 'pk_test_us', 'u12', ['No down payment', 'full term', 'annual percentage rate', 'may not rise']],
] as const)(
  'a viewer of %s gets its sentences with the offers and in the quote',
  async (market, clientId, planId, words) => {
    const token = await signIn(clientId, orders[market])
    const { notices } = await api.makeOffers(bank.origin, token, orders[market])
    const quote = await api.makeQuote(bank.origin, token, orders[market], planId)
    const english = notices?.map((notice) => notice.words.en).join('\n')
    for (const word of words) {
      expect(english).toContain(word)
      expect(quote.disclosure).toContain(word)
    }
    if (market === 'EU') expect(notices?.[0]?.words.de).toBe('Achtung! Geld leihen kostet Geld.')
  },
)

test.each([
  ['pk_test_eu', 'EUR'],
  ['pk_test_gb', 'GBP'],
  ['pk_test_us', 'USD'],
])('the catalog of %s leaves its badges without figures', async (clientId, currency) => {
  const { json } = await api.call(bank.origin, `GET /v1/catalog?client=${clientId}&currency=${currency}`)
  expect(z.parse(catalog, json).policy.surfaces).toEqual({ checkout: 'neutral', product: 'neutral', stream: 'none' })
})

test('where a block of the cost sheet is empty the plan is refused, and paying in full is not', async () => {
  const token = await api.openSession(bank.origin)
  const order = api.makeOrder()
  const refused = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: 'p12' } })
  expect(api.readProblem(refused).code).toBe('market-refused')
  expect((await api.makeQuote(bank.origin, token, order, null)).plan).toBe(null)
  expect((await api.makeQuote(bank.origin, token, { ...order, locale: 'en' })).plan?.planId).toBe('p12')
})

test('whose age nobody vouches for pays in full only, and nothing of an age is kept', async () => {
  const token = await api.openSession(bank.origin, 'an')
  const order = api.makeOrder({ locale: 'en' })
  expect((await api.makeOffers(bank.origin, token, order)).plans).toEqual([])
  const asked = await api.call(bank.origin, 'POST /v1/quotes', { token, body: { ...order, planId: 'p12' } })
  expect(api.readProblem(asked).code).toBe('no-offer')
  await api.confirmed(api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token, order, null)))
  const kept = await api.call(bank.origin, 'GET /v1/me/export', { token })
  expect(z.parse(accountExport, kept.json).agreements).toHaveLength(1)
  expect(kept.text).not.toMatch(/"[^"]*(\bage|Age\b|ageProof|birth|adult|minor[A-Z]?\b)[^"]*":/)
})

test('plans of a campaign are called an advertisement, and without the campaign there is none', async () => {
  const token = await api.openSession(bank.origin)
  const order = api.makeOrder({ room: 'room-1' })
  const { notices } = await api.makeOffers(bank.origin, token, { ...order, campaign: '1111' } as typeof order)
  expect(notices).toEqual([{ key: 'ad-label', words: { 'zh-CN': '广告', en: 'Ad' }, planIds: ['p12-free'] }])
  const { plans, notices: none } = await api.makeOffers(bank.origin, token, order)
  expect(none).toBe(undefined)
  expect(plans.map(({ planId }) => planId)).not.toContain('p12-free')
})

test('the record of a deal shows that the text was there for the reading time, by the bank’s clock', async () => {
  const token = await api.openSession(bank.origin, 'ling', 'pk_read')
  const quote = await api.makeQuote(bank.origin, token, api.makeOrder({ locale: 'en' }))
  expect(quote.readingMs).toBe(250)
  const answer = await vi.waitUntil(
    async () => {
      const answer = await api.confirm(bank.origin, token, quote)
      return answer.status === 200 && answer
    },
    { timeout: 20_000 },
  )
  const { agreementId } = (await api.confirmed(answer)).agreement
  const body = { agreementId, text: 'Too fast', locale: 'en' }
  const { complaintId } = z.parse(complaint, (await api.call(bank.origin, 'POST /v1/complaints', { token, body })).json)
  const { json } = await api.call(bank.origin, `GET /v1/complaints/${complaintId}/record`, { token })
  const { quotedAt = '', confirmedAt = '' } = z.parse(complaintRecord, json).agreementRecord ?? {}
  expect(Date.parse(confirmedAt) - Date.parse(quotedAt)).toBeGreaterThanOrEqual(quote.readingMs)
})
