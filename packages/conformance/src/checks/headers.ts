import { readCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { openSession, requestSignIn } from '../bank/viewers.ts'
import { demand, demandEqual, expectHeader, expectNoHeader } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Group } from '../requirement.ts'

export const headerChecks: Group = {
  name: 'Headers',
  requirements: [
    {
      id: 'HDR-01',
      title:
        'What the API answers to a viewer or platform is stored nowhere, framed nowhere, and read by no other site',
      async check(kit) {
        const token = await openSession(kit)
        demandClosed(kit, await kit.send('GET /v1/sessions/me', { token, headers: { Origin: kit.options.hostOrigin } }))
        demandClosed(kit, await kit.send('GET /v1/agreements/none', { token: kit.options.secretKey }))
        demandClosed(kit, await kit.send('POST /v1/offers', { token, body: {} }))
      },
    },
    {
      id: 'HDR-02',
      title: 'So is every refusal: 400, 401, 404, 405',
      async check(kit) {
        const lines = ['GET /nothing', 'GET /v1/nothing', 'PUT /v1/offers', 'POST /v1/quotes', 'GET /v1/me/agreements']
        for (const line of lines) demandClosed(kit, await kit.send(line, line.startsWith('GET') ? {} : { body: {} }))
        demandClosed(kit, await kit.send('POST /v1/sessions', { body: '{' }))
      },
    },
    {
      id: 'HDR-03',
      title: 'A preflight from a shop lets it do nothing with a viewer’s calls',
      async check(kit) {
        const headers = {
          Origin: kit.options.hostOrigin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type',
        }
        for (const path of ['/v1/sessions', '/v1/quotes', '/v1/agreements/a/capture']) {
          const answer = await kit.send(`OPTIONS ${path}`, { headers })
          expectNoHeader(answer, 'Access-Control-Allow-Origin')
          expectNoHeader(answer, 'Access-Control-Allow-Credentials')
        }
      },
    },
    {
      id: 'HDR-04',
      title: 'The keys may be cached and read by any site, and have a strong ETag',
      async check(kit) {
        const answer = await kit.send('GET /.well-known/jwks.json')
        demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
        expectHeader(answer, 'Cache-Control', 'public', 'max-age=')
        const maxAge = Number(/max-age=(\d+)/.exec(answer.headers.get('Cache-Control') ?? '')?.[1])
        demand(maxAge > 0 && maxAge <= 600, `max-age=${maxAge}: a verifier would miss a new key`, answer)
        const tag = answer.headers.get('ETag') ?? ''
        demand(/^"[^"]+"$/.test(tag), `ETag: ${tag || '(none)'} is no strong one`, answer)
        const again = await kit.send('GET /.well-known/jwks.json', { headers: { 'If-None-Match': tag } })
        demandEqual(again.status, 304, 'status of a repeat', again)
      },
    },
    {
      id: 'HDR-05',
      title: 'The sign-in page may be framed by nobody, has no unsafe source and is stored nowhere',
      async check(kit) {
        const { url } = await requestSignIn(kit, await openSession(kit))
        const answer = await kit.send(`GET ${url}`, { headers: { Accept: 'text/html' } })
        demandEqual(answer.status, 200, 'status', answer)
        const policy = readPolicy(answer)
        demandEqual(policy['frame-ancestors'], "'none'", 'frame-ancestors', answer)
        demandNoUnsafe(answer)
        expectHeader(answer, 'Cache-Control', 'no-store')
        expectHeader(answer, 'Referrer-Policy', 'no-referrer')
      },
    },
    {
      id: 'HDR-06',
      title: 'The loader is read by any site; what its name pins is kept for a year',
      needs: 'panel',
      check: checkLoader,
    },
    {
      id: 'HDR-07',
      title: 'The panel is framed by pages of its client alone, with Trusted Types and no unsafe source',
      needs: 'panel',
      check: checkPanel,
    },
  ],
}

/** What an answer has that is one person's, or a refusal. */
function demandClosed(kit: Kit, answer: Answer) {
  expectHeader(answer, 'Cache-Control', 'no-store')
  expectHeader(answer, 'X-Content-Type-Options', 'nosniff')
  expectHeader(answer, 'Referrer-Policy', 'no-referrer')
  expectHeader(answer, 'Content-Security-Policy', "default-src 'none'", "frame-ancestors 'none'")
  const resource = answer.headers.get('Cross-Origin-Resource-Policy') ?? '(none)'
  demand(/^same-(origin|site)$/.test(resource), `Cross-Origin-Resource-Policy: ${resource}`, answer)
  expectNoHeader(answer, 'Access-Control-Allow-Origin')
  expectNoHeader(answer, 'Set-Cookie')
  if (kit.options.base.startsWith('https:')) expectHeader(answer, 'Strict-Transport-Security', 'max-age=')
}

function readPolicy(answer: Answer): Record<string, string> {
  const directives = (answer.headers.get('Content-Security-Policy') ?? '').split(';').map((part) => part.trim())
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = '', ...values] = directive.split(/\s+/)
      return [name.toLowerCase(), values.join(' ')]
    }),
  )
}

function demandNoUnsafe(answer: Answer) {
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  demand(/default-src 'none'/.test(policy), `Content-Security-Policy: ${policy || '(none)'}`, answer)
  const [unsafe] = /'unsafe-(?!hashes)[\w-]+'|(?<=\s)\*(?=[\s;]|$)/.exec(policy) ?? []
  demand(unsafe === undefined, `Content-Security-Policy has ${unsafe}`, answer)
}

async function checkLoader(kit: Kit) {
  const alias = await kit.send('GET /offerdock/v1.js')
  demand(alias.status === 200, `status ${alias.status}; say --lacks panel where another origin serves it`, alias)
  const [runtime] = /host\.[0-9a-z]+\.js/.exec(alias.text) ?? []
  demand(runtime !== undefined, 'the alias names no host.<hash>.js', alias)
  const pinned = await kit.send(`GET /offerdock/${runtime}`)
  for (const answer of [alias, pinned]) {
    demandEqual(answer.status, 200, 'status', answer)
    demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
    expectHeader(answer, 'Cross-Origin-Resource-Policy', 'cross-origin')
    expectHeader(answer, 'X-Content-Type-Options', 'nosniff')
    expectHeader(answer, 'Content-Type', 'javascript')
    expectNoHeader(answer, 'Set-Cookie')
  }
  expectHeader(pinned, 'Cache-Control', 'public', 'immutable', 'max-age=31536000')
  demand(!/immutable/.test(alias.headers.get('Cache-Control') ?? ''), 'the alias would be kept for ever', alias)
}

async function checkPanel(kit: Kit) {
  const { client, hostOrigin } = kit.options
  const { locale } = await readCatalog(kit)
  const answer = await kit.send(`GET /offerdock/panel?client=${encodeURIComponent(client)}&locale=${locale}`)
  demand(answer.status === 200, `status ${answer.status}; say --lacks panel where another origin serves it`, answer)
  const policy = readPolicy(answer)
  const framedBy = (policy['frame-ancestors'] ?? '').split(' ')
  demand(framedBy.includes(hostOrigin), `frame-ancestors ${framedBy.join(' ')} without ${hostOrigin}`, answer)
  const open = framedBy.filter((source) => !/^https?:\/\/[^*]+$/.test(source))
  demandEqual(open, [], 'sources of frame-ancestors that are no exact origin', answer)
  demandEqual(policy['require-trusted-types-for'], "'script'", 'require-trusted-types-for', answer)
  demandEqual([policy['base-uri'], policy['object-src']], ["'none'", "'none'"], 'base-uri and object-src', answer)
  demandNoUnsafe(answer)
  expectHeader(answer, 'Cache-Control', 'no-store')
  const unknown = await kit.send('GET /offerdock/panel?client=no-such-client')
  demandEqual(readPolicy(unknown)['frame-ancestors'], "'none'", 'frame-ancestors for an unknown client', unknown)
}
