import { type ProblemCode, problems, problemType } from '@offerdock/sdk/contract'
import type { Kit } from '../bank/kit.ts'
import { approvedViewer, askOffers, askQuote, makeOrder } from '../bank/orders.ts'
import { openSession } from '../bank/viewers.ts'
import { demand, demandEqual, expectHeader, expectProblem } from '../http/expect.ts'
import type { Call } from '../http/send.ts'
import type { Group } from '../requirement.ts'

/** Calls that no viewer may make without a session; each with a body that would be right or wrong elsewhere. */
export const viewerLines = [
  'GET /v1/sessions/me',
  'DELETE /v1/sessions/me',
  'POST /v1/sessions/sign-in',
  'POST /v1/offers',
  'POST /v1/quotes',
  'POST /v1/quotes/none/confirm',
  'POST /v1/agreements/none/abandon',
  'GET /v1/me/agreements',
  'POST /v1/me/agreements/none/withdraw',
  'GET /v1/me/export',
  'DELETE /v1/me',
  'GET /v1/consents',
  'POST /v1/consents',
  'DELETE /v1/consents/sharing',
  'POST /v1/applications',
  'GET /v1/applications',
  'GET /v1/applications/none',
  'POST /v1/callbacks',
  'GET /v1/callbacks',
  'DELETE /v1/callbacks/none',
  'POST /v1/feedback',
  'POST /v1/complaints',
  'GET /v1/complaints',
  'GET /v1/complaints/none',
  'GET /v1/complaints/none/record',
]

const mostBytes = 16 * 1024

export const problemChecks: Group = {
  name: 'Problems',
  requirements: [
    {
      id: 'PRB-01',
      title: 'Every call of a viewer is unauthorized without a session, as application/problem+json of the table',
      async check(kit) {
        for (const line of viewerLines) {
          const answer = await kit.send(line, line.startsWith('POST') ? { body: {} } : {})
          expectProblem(answer, 'unauthorized')
        }
        return `${viewerLines.length} calls`
      },
    },
    {
      id: 'PRB-02',
      title: 'An address that is none is not-found, whatever stands in it',
      async check(kit) {
        const paths = [
          '/v1/nothing',
          '/v1/',
          '/v2/catalog',
          '/v1/catalog/more',
          '/v1/agreements',
          '/%00',
          '/v1/%F0%9F%98%80',
        ]
        for (const path of paths) expectProblem(await kit.send(`GET ${path}`), 'not-found', 'bad-request')
      },
    },
    {
      id: 'PRB-03',
      title: 'A method that an address does not take is method-not-allowed, with those it takes in Allow',
      async check(kit) {
        const cases = [
          ['PUT /v1/offers', 'POST'],
          ['DELETE /v1/catalog', 'GET'],
          ['PATCH /v1/quotes', 'POST'],
          ['POST /v1/me/export', 'GET'],
        ] as const
        for (const [line, allowed] of cases) {
          const answer = await kit.send(line, line.startsWith('DELETE') ? {} : { body: {} })
          expectProblem(answer, 'method-not-allowed')
          expectHeader(answer, 'Allow', allowed)
        }
      },
    },
    {
      id: 'PRB-04',
      title: 'A body that is not JSON, of another type or broken is bad-request',
      async check(kit) {
        const token = await openSession(kit)
        const right = JSON.stringify(await makeOrder(kit))
        const calls: Call[] = [
          { body: '{' },
          { body: '' },
          { body: 'null' },
          { body: '[]' },
          { body: `${right}x` },
          { body: right.slice(0, -1) },
          { body: right, headers: { 'Content-Type': 'text/plain' } },
          {
            body: new URLSearchParams({ a: 'b' }).toString(),
            headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          },
        ]
        for (const call of calls) expectProblem(await kit.send('POST /v1/offers', { ...call, token }), 'bad-request')
      },
    },
    {
      id: 'PRB-05',
      title:
        'An unknown key, a missing one or a wrong type is bad-request, and detail names the place, never the value',
      check: checkPlaces,
    },
    {
      id: 'PRB-06',
      title: `A body of more than ${mostBytes / 1024} KiB is too-large`,
      async check(kit) {
        const order = await makeOrder(kit)
        const body = JSON.stringify({ ...order, more: 'x'.repeat(mostBytes) })
        expectProblem(await kit.send('POST /v1/offers', { body, token: await openSession(kit) }), 'too-large')
      },
    },
    {
      id: 'PRB-07',
      title: 'The type of every problem leads to a page about it',
      async check(kit) {
        const codes = Object.keys(problems) as ProblemCode[]
        for (const code of codes) {
          const answer = await kit.send(`GET ${problemType(code)}`, { headers: { Accept: 'text/html' } })
          demand(answer.status === 200 && answer.text.includes(code), `no page about ${code}`, answer)
        }
        return `${codes.length} pages`
      },
    },
    {
      id: 'PRB-08',
      title: 'The bank describes this API as OpenAPI 3.1, readable by any site',
      async check(kit) {
        const answer = await kit.send('GET /v1/openapi.json')
        demandEqual(answer.status, 200, 'status', answer)
        demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
        const { openapi = '', paths = {} } = (answer.json ?? {}) as {
          openapi?: string
          paths?: Record<string, unknown>
        }
        demand(openapi.startsWith('3.1.'), `openapi ${openapi || '(none)'} instead of 3.1`, answer)
        const missing = ['/v1/catalog', '/v1/quotes', '/v1/quotes/{quoteId}/confirm'].filter((path) => !(path in paths))
        demandEqual(missing, [], 'paths that it does not have', answer)
      },
    },
  ],
}

async function checkPlaces(kit: Kit) {
  const token = await approvedViewer(kit)
  const order = await makeOrder(kit)
  const { currency: _, ...without } = order
  const canary = 'canary-5f3a'
  const cases: [body: unknown, place: string][] = [
    [{ ...order, [canary]: 1 }, '$'],
    [without, '$.currency'],
    [{ ...order, orderMinor: canary }, '$.orderMinor'],
    [{ ...order, orderMinor: 1.5 }, '$.orderMinor'],
    [{ ...order, tags: [canary, 7] }, '$.tags.1'],
    [{ ...order, orderRef: `${canary}\u0000` }, '$.orderRef'],
  ]
  const toDots = (text: string) => text.replaceAll(/\[(\d+)\]/g, '.$1')
  for (const [body, place] of cases) {
    for (const answer of [await askOffers(kit, token, body), await askQuote(kit, token, body)]) {
      const { detail = '' } = expectProblem(answer, 'bad-request')
      demand(toDots(detail).includes(place), `detail "${detail}" does not name ${place}`, answer)
      const isTold = place !== '$' && answer.text.includes(canary)
      demand(!isTold, 'the problem repeats the value that was sent', answer)
    }
  }
}
