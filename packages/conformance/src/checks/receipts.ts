import { type ReceiptClaims, receiptClaims, viewerAgreements } from '@offerdock/sdk/contract'
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { type Deal, makeDeal } from '../bank/agree.ts'
import { readCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { openSession, personas, requestSignIn } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody } from '../http/expect.ts'
import { Failure } from '../http/failure.ts'
import type { Group } from '../requirement.ts'

export const receiptChecks: Group = {
  name: 'Receipts',
  requirements: [
    {
      id: 'RCP-01',
      title: 'The keys are public Ed25519 keys, each with an id of its own, and nothing private',
      check: checkKeys,
    },
    {
      id: 'RCP-02',
      title: 'A receipt is a compact JWS: EdDSA, typ offer-receipt+jwt, the kid of a published key, and it verifies',
      async check(kit) {
        await readReceipt(kit, await sharedDeal(kit))
      },
    },
    {
      id: 'RCP-03',
      title: 'Its claims are those of the contract and no others, and say what was agreed',
      async check(kit) {
        const deal = await sharedDeal(kit)
        const claims = await readReceipt(kit, deal)
        const { agreement } = deal.confirmed
        demandEqual(
          [claims.agreementId, claims.quoteId, claims.orderRef, claims.jti],
          [agreement.agreementId, deal.quote.quoteId, deal.order.orderRef, deal.key],
          'agreement, quote, order and conversion of the receipt',
        )
        demandEqual(amountsOf(claims), amountsOf(deal.quote), 'amounts of the receipt')
        demandEqual(claims.plan, deal.quote.plan?.planId, 'plan of the receipt')
        demandEqual(claims.disclosureHash, deal.quote.disclosureHash, 'disclosureHash of the receipt')
      },
    },
    {
      id: 'RCP-04',
      title: 'Its exp is the end of the time to capture, its iat the confirm',
      async check(kit) {
        const deal = await sharedDeal(kit)
        const { iat, exp } = await readReceipt(kit, deal)
        const { confirmedAt, captureBefore } = deal.confirmed.agreement
        demandEqual([iat, exp], [confirmedAt, captureBefore].map(toSeconds), 'iat and exp')
      },
    },
    {
      id: 'RCP-05',
      title: 'Its iss is the bank’s public origin, its aud the client',
      async check(kit) {
        const { iss, aud } = await readReceipt(kit, await sharedDeal(kit))
        demandEqual([iss, aud], [await readIssuer(kit), kit.options.client], 'iss and aud')
      },
    },
    {
      id: 'RCP-06',
      title: 'While the viewer shares nothing, sub is another pseudonym for every order, and there is no consentId',
      async check(kit) {
        const claims = await Promise.all((await twoDeals(kit)).map((deal) => readReceipt(kit, deal)))
        const [first, second] = claims
        demand(first?.sub !== second?.sub, `one pseudonym for two orders: ${first?.sub}`)
        demandEqual(
          claims.map(({ consentId }) => consentId),
          [undefined, undefined],
          'consentId',
        )
        for (const { sub } of claims)
          demand(!Object.values<string>(personas).includes(sub), `sub names the viewer: ${sub}`)
      },
    },
    {
      id: 'RCP-07',
      title: 'Its pin and room are those that the confirm named, and absent where it named none; so is the plan',
      async check(kit) {
        const [plain, named] = await twoDeals(kit)
        const claims = plain && (await readReceipt(kit, plain))
        demandEqual([claims?.pin, claims?.room, claims?.plan], [undefined, undefined, undefined], 'pin, room and plan')
        const more = named && (await readReceipt(kit, named))
        demandEqual([more?.pin, more?.room], ['pin-7', kit.options.room], 'pin and room')
      },
    },
    {
      id: 'RCP-08',
      title: 'The viewer finds the agreement among their own, with the text, its hash and the same receipt',
      async check(kit) {
        const { token, quote, confirmed, agreementId } = await sharedDeal(kit)
        const answer = await kit.send('GET /v1/me/agreements', { token })
        const { agreements } = expectBody(answer, viewerAgreements)
        const own = agreements.find((agreement) => agreement.agreementId === agreementId)
        demand(own !== undefined, `${agreementId} is not among the viewer’s agreements`, answer)
        demandEqual(own.receipt, confirmed.receipt, 'receipt', answer)
        demandEqual(
          [own.disclosure, own.disclosureHash],
          [quote.disclosure, quote.disclosureHash],
          'text and hash',
          answer,
        )
        demandEqual(own.schedule, quote.plan?.schedule ?? [], 'schedule', answer)
      },
    },
  ],
}

/** An agreement by instalments, which several requirements look at. */
const sharedDeal = (kit: Kit): Promise<Deal> =>
  kit.once('deal', async () => {
    const plan = (await readCatalog(kit)).plans.find(({ categories }) => categories === undefined)
    return makeDeal(kit, { planId: plan?.planId ?? null })
  })

const twoDeals = (kit: Kit): Promise<Deal[]> =>
  kit.once('two deals', async () => [
    await makeDeal(kit),
    await makeDeal(kit, { pin: 'pin-7', room: kit.options.room }),
  ])

/** The keys as published now: a new one may have begun to sign. */
async function readKeys(kit: Kit): Promise<JSONWebKeySet> {
  const answer = await kit.send('GET /.well-known/jwks.json')
  const { keys } = (answer.json ?? {}) as Partial<JSONWebKeySet>
  demand(answer.status === 200 && Array.isArray(keys) && keys.length > 0, 'no keys are published', answer)
  return { keys }
}

async function checkKeys(kit: Kit) {
  const { keys } = await readKeys(kit)
  for (const key of keys) {
    demandEqual([key.kty, key.crv], ['OKP', 'Ed25519'], 'kind of a key')
    demand(typeof key.kid === 'string' && key.kid.length > 0, 'a key has no kid')
    demand(key.alg === undefined || key.alg === 'EdDSA' || key.alg === 'Ed25519', `a key is for ${key.alg}`)
    demandEqual(
      Object.keys(key).filter((name) => ['d', 'p', 'q', 'k'].includes(name)),
      [],
      'private parts of a key',
    )
  }
  const ids = keys.map(({ kid }) => kid)
  demandEqual(ids, [...new Set(ids)], 'key ids, each once')
  return `${keys.length} keys`
}

/** Verifies the signature with another implementation than the bank’s, and reads the claims as the contract does. */
export async function readReceipt(
  kit: Kit,
  { confirmed, answer }: Pick<Deal, 'confirmed' | 'answer'>,
): Promise<ReceiptClaims> {
  const { receipt } = confirmed
  const { alg, typ } = decodeProtectedHeader(receipt)
  demandEqual([alg, typ], ['EdDSA', 'offer-receipt+jwt'], 'alg and typ of the receipt', answer)
  const keys = createLocalJWKSet(await readKeys(kit))
  const verified = await compactVerify(receipt, keys, { algorithms: ['EdDSA'] }).catch((error: Error) => {
    throw new Failure(`the receipt does not verify: ${error.message}`, answer.exchange)
  })
  const claims = receiptClaims.safeParse(JSON.parse(new TextDecoder().decode(verified.payload)))
  if (!claims.success) {
    const places = claims.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Failure(`claims of the receipt: ${places.join('; ')}`, answer.exchange)
  }
  return claims.data
}

/** What `iss` has to be. On the own machine a proxy may stand before the bank; its links then say what it is called. */
async function readIssuer(kit: Kit): Promise<string> {
  const { issuer, base } = kit.options
  if (issuer !== null) return issuer
  const { hostname, origin } = new URL(base)
  if (!/^(127(\.\d+){3}|localhost|\[::1\])$/.test(hostname)) return origin
  return new URL((await requestSignIn(kit, await openSession(kit))).url).origin
}

const amountsOf = ({ orderMinor, pointsMinor, couponMinor, financedMinor, totalMinor, currency }: Amounts) => ({
  ...{ orderMinor, pointsMinor, couponMinor: couponMinor ?? 0, financedMinor, totalMinor, currency },
})

type Amounts = Pick<ReceiptClaims, 'orderMinor' | 'pointsMinor' | 'financedMinor' | 'totalMinor' | 'currency'> & {
  couponMinor?: number
}

const toSeconds = (instant: string) => Math.floor(Date.parse(instant) / 1000)
