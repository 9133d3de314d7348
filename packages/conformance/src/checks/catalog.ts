import { createHash } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { catalog } from '@offerdock/sdk/contract'
import { askCatalog, catalogLine, readCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { demand, demandEqual, expectBody, expectHeader, expectNoHeader, expectProblem } from '../http/expect.ts'
import type { Group } from '../requirement.ts'

const mostBytes = 4000

export const catalogChecks: Group = {
  name: 'Catalog',
  requirements: [
    {
      id: 'CAT-01',
      title: 'The catalog of the client follows the schema and is of this client and currency',
      async check(kit) {
        const answer = await askCatalog(kit)
        const { clientId, currency } = expectBody(answer, catalog)
        demandEqual(
          [clientId, currency.code],
          [kit.options.client, kit.options.currency],
          'client and currency',
          answer,
        )
      },
    },
    {
      id: 'CAT-02',
      title: 'Any site may read it: ACAO *, CORP cross-origin, no credentials and no cookie',
      async check(kit) {
        const answer = await askCatalog(kit, { Origin: 'https://shop.example' })
        demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
        expectHeader(answer, 'Cross-Origin-Resource-Policy', 'cross-origin')
        expectNoHeader(answer, 'Access-Control-Allow-Credentials')
        expectNoHeader(answer, 'Set-Cookie')
      },
    },
    {
      id: 'CAT-03',
      title: 'Shared caches keep it and renew it behind the answer: s-maxage, stale-while-revalidate',
      async check(kit) {
        const answer = await askCatalog(kit)
        expectHeader(answer, 'Cache-Control', 'public', 's-maxage=', 'stale-while-revalidate=')
        const value = answer.headers.get('Cache-Control') ?? ''
        demand(!/no-store|private/.test(value), `Cache-Control: ${value}`, answer)
        demand(Number(/s-maxage=(\d+)/.exec(value)?.[1]) > 0, `Cache-Control: ${value} keeps it for no time`, answer)
      },
    },
    {
      id: 'CAT-04',
      title: 'It has a strong ETag, and with it a repeat is a 304 without a body',
      async check(kit) {
        const answer = await askCatalog(kit)
        const tag = answer.headers.get('ETag') ?? ''
        demand(/^"[^"]+"$/.test(tag), `ETag: ${tag || '(none)'} is no strong one`, answer)
        const again = await askCatalog(kit, { 'If-None-Match': tag })
        demandEqual([again.status, again.bytes.length], [304, 0], 'status and bytes of a repeat', again)
        demandEqual(again.headers.get('ETag'), tag, 'ETag of the 304', again)
        const other = await askCatalog(kit, { 'If-None-Match': '"another"' })
        demandEqual(other.status, 200, 'status with another tag', other)
      },
    },
    {
      id: 'CAT-05',
      title: 'Everybody gets the same bytes, whatever their language, token, cookie or signals',
      check: checkSameBytes,
    },
    {
      id: 'CAT-06',
      title: `It is at most ${mostBytes} bytes after brotli`,
      async check(kit) {
        const answer = await askCatalog(kit)
        const { length } = brotliCompressSync(answer.bytes)
        demand(length <= mostBytes, `${length} bytes`, answer)
        return `${length} bytes`
      },
    },
    {
      id: 'CAT-07',
      title: 'Its version names its content, and is the ETag',
      async check(kit) {
        const answer = await askCatalog(kit)
        const { version } = expectBody(answer, catalog)
        demandEqual(answer.headers.get('ETag'), `"${version}"`, 'ETag', answer)
      },
    },
    {
      id: 'CAT-08',
      title: 'An unknown client is bad-config, another currency unsupported, neither of them bad-request',
      async check(kit) {
        const { client, currency } = kit.options
        expectProblem(await kit.send(catalogLine('no-such-client', currency)), 'bad-config')
        expectProblem(await kit.send(catalogLine(client, currency === 'ISK' ? 'CLP' : 'ISK')), 'unsupported')
        expectProblem(await kit.send('GET /v1/catalog'), 'bad-request', 'bad-config')
      },
    },
    {
      id: 'CAT-09',
      title: 'Its names lead somewhere: unique plans, a teaser plan that is for every category, limits that leave room',
      check: checkNames,
    },
    {
      id: 'TXT-01',
      title: 'Every text of the catalog is there under the SHA-256 of its bytes, immutable and readable by any site',
      async check(kit) {
        const { texts = [] } = await readCatalog(kit)
        for (const { key, locale, hash } of texts) {
          const answer = await kit.send(`GET /v1/texts/${hash}`)
          demandEqual(answer.status, 200, `status of ${key} in ${locale}`, answer)
          demandEqual(createHash('sha256').update(answer.bytes).digest('hex'), hash, `SHA-256 of ${key}`, answer)
          expectHeader(answer, 'Content-Type', 'text/plain', 'utf-8')
          expectHeader(answer, 'Cache-Control', 'public', 'immutable', 'max-age=31536000')
          demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
        }
        return `${texts.length} texts`
      },
    },
    {
      id: 'TXT-02',
      title: 'A hash that no text has is not-found',
      async check(kit) {
        expectProblem(await kit.send(`GET /v1/texts/${'0'.repeat(64)}`), 'not-found')
        expectProblem(await kit.send('GET /v1/texts/none'), 'not-found')
      },
    },
  ],
}

async function checkSameBytes(kit: Kit) {
  const first = await askCatalog(kit)
  const signals = [
    { 'Accept-Language': 'ar', 'User-Agent': 'Mozilla/5.0 (Linux; Android 14)' },
    { Authorization: 'Bearer none', Cookie: 'a=b' },
    { 'Sec-GPC': '1', Referer: 'https://shop.example/', 'Accept-Encoding': 'identity' },
  ]
  for (const headers of signals) {
    const answer = await askCatalog(kit, headers)
    demand(Buffer.from(answer.bytes).equals(first.bytes), `other bytes with ${JSON.stringify(headers)}`, answer)
  }
  const vary = first.headers.get('Vary') ?? ''
  demand(!/\*|authorization|cookie|user-agent/i.test(vary), `Vary: ${vary} keeps a cache from sharing it`, first)
}

async function checkNames(kit: Kit) {
  const { plans, teaserPlanId, minimumMinor, maximumMinor, categories } = await readCatalog(kit)
  const ids = plans.map(({ planId }) => planId)
  demandEqual([...new Set(ids)], ids, 'plan ids, each once')
  demand(minimumMinor <= maximumMinor, `minimumMinor ${minimumMinor} is above maximumMinor ${maximumMinor}`)
  for (const { planId, categories: own = [] } of plans) {
    const unknown = own.filter((category) => !categories.includes(category))
    demandEqual(unknown, [], `categories of plan ${planId} that the offer does not have`)
  }
  const teaser = plans.find(({ planId }) => planId === teaserPlanId)
  demand(teaserPlanId === null || teaser !== undefined, `teaserPlanId ${teaserPlanId} is no plan`)
  demand(teaser?.categories === undefined, `the teaser plan ${teaserPlanId} is for some categories only`)
}
