import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { type Store, stores, useBank } from '../testing/useBank.ts'

/** How many requests; `OFFERDOCK_FUZZ=12000` sends more. */
const requestsOf = (store: Store) => Number(process.env.OFFERDOCK_FUZZ ?? (store === 'embedded' ? 240 : 1200))
const together = 12

/** What an answer must never tell of the inside. */
const inside =
  /\bat .+\.[tj]s:\d|node_modules|\bselect\b.+\bfrom\b|\binsert into\b|syntax error|kysely|pglite|postgres/is

const attacks = [
  "' or 1=1--",
  '"; drop table agreements;--',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '{{7*7}}',
  '<script>',
  '-1',
]
const word = fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 40 }), fc.uuid())

/** An order that is right but for one value, or anything at all. */
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  word,
  fc
    .tuple(
      fc.constantFrom('orderRef', 'orderMinor', 'currency', 'category', 'tags', 'locale', 'planId', 'more'),
      fc.jsonValue(),
    )
    .map(([key, value]) => JSON.stringify({ ...api.makeOrder(), planId: 'p12', [key]: value })),
)

const headers = fc.record(
  {
    'Content-Type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ),
    'Idempotency-Key': fc.constantFrom(
      'x',
      '0198c0de-0000-7000-8000-000000000000',
      ...attacks.filter((s) => /^[ -~]*$/.test(s)),
    ),
    'If-None-Match': fc.constantFrom('*', '"', 'W/"x"'),
    'Last-Event-ID': fc.constantFrom('1e9', '-1', 'x'),
    Cookie: fc.constantFrom('offerdock-agreements=x', ';;=', 'a=%zz'),
  },
  { requiredKeys: [] },
)

describe.each(stores)('the %s bank given nonsense', (store) => {
  const requests = requestsOf(store)
  const bank = useBank(store)

  test(`answers ${requests} times within its contract, and tells nothing of its inside`, async () => {
    const { calls } = z.parse(
      z.object({ calls: z.array(z.string()) }),
      (await api.call(bank.origin, 'GET /admin')).json,
    )
    // A stream has no end, and a backup for each would fill the disk.
    const tried = calls.filter((call) => !/^GET \/v1\/live\/\{room\}$|backup/.test(call))
    const tokens = [await api.openSession(bank.origin), clients.demo.secret, 'none']
    const nonsense = fc.record({
      call: fc.constantFrom(...tried),
      words: fc.array(word, { minLength: 4, maxLength: 4 }),
      query: fc.oneof(
        fc.constant(''),
        fc.webQueryParameters(),
        word.map((text) => `client=${encode(text)}`),
      ),
      token: fc.constantFrom(undefined, ...tokens),
      body,
      headers,
    })
    const counts = { answered: 0, statuses: new Set<number>() }
    await fc.assert(
      fc.asyncProperty(fc.array(nonsense, { minLength: together, maxLength: together }), async (batch) => {
        await Promise.all(batch.map((one) => check(bank.origin, one, counts)))
      }),
      { numRuns: requests / together, seed: 20_261_122, endOnFailure: true },
    )
    expect(counts.answered).toBeGreaterThanOrEqual(requests)
    for (const status of [200, 400, 401, 404]) expect(counts.statuses).toContain(status)
    expect((await api.call(bank.origin, 'GET /readyz')).status).toBe(200)
    expect(bank.server?.stderr()).not.toContain('"msg":"request failed"')
  })
})

interface Nonsense {
  call: string
  words: string[]
  query: string
  token: string | undefined
  body: string
  headers: Record<string, string | undefined>
}

async function check(origin: string, one: Nonsense, counts: { answered: number; statuses: Set<number> }) {
  const words = [...one.words]
  const [method = '', route = ''] = one.call.split(' ')
  const path = route.replaceAll(/\{\w+\}/g, () => encode(words.pop() ?? 'x') || 'x')
  const sent = Object.entries(one.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const answer = await api.call(origin, `${method} ${path}?${one.query}`, {
    headers: Object.fromEntries(sent),
    ...(one.token === undefined ? {} : { token: one.token }),
    ...(method === 'GET' ? {} : { body: one.body }),
  })
  counts.answered++
  counts.statuses.add(answer.status)
  expect([one.call, answer.status]).toEqual([one.call, expect.toSatisfy((status: number) => status < 500)])
  expect(answer.status < 400 ? '' : answer.text).not.toMatch(inside)
  const isPage = answer.headers.get('Content-Type')?.startsWith('text/html')
  if (answer.status >= 400 && !isPage) api.readProblem(answer)
}

/** Half of a surrogate pair has no encoding; it goes as the sign for that. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed())
