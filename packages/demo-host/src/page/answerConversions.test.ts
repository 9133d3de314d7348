import { afterEach, expect, test, vi } from 'vitest'
import { answerConversions } from './answerConversions.ts'

afterEach(() => void vi.unstubAllGlobals())

/** What the page tells the panel of a conversion, once everything that was under way is over. */
async function outcomeOf(fetched: () => Promise<Response>) {
  const page = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('fetch', fetched)
  answerConversions({ log: () => {}, show: () => {} })
  const outcome = new Promise((resolve) => {
    const respondWith = (answer: Promise<unknown>) => void answer.then(resolve, () => resolve('refused'))
    const detail = { orderRef: 'ord-1', receipt: 'r' }
    page.dispatchEvent(Object.assign(new Event('offerdock:conversion'), { detail, respondWith }))
  })
  const open = new Promise((resolve) => setImmediate(() => setImmediate(resolve, 'open')))
  return Promise.race([outcome, open])
}

const failure = { error: 'any', message: 'any' }

test('a refusal of the server rejects', async () => {
  for (const status of [404, 409, 422])
    expect(await outcomeOf(async () => Response.json(failure, { status }))).toBe('refused')
})

test('a server that is down, or cannot ask the bank, leaves the answer open', async () => {
  for (const status of [500, 502, 503])
    expect(await outcomeOf(async () => Response.json(failure, { status }))).toBe('open')
  expect(await outcomeOf(async () => new Response('<html>', { status: 502 }))).toBe('open')
  expect(await outcomeOf(() => Promise.reject(new TypeError('no network')))).toBe('open')
})
