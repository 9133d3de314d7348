import { agreement, eventPage, type Quote, refundAnswer } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { runLanes } from '../testing/runLanes.ts'
import { stores, useBank } from '../testing/useBank.ts'

/** The same numbers every time, from 0 to below 1 (mulberry32). */
function createRandom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffle<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

describe.each(stores)('one key, one effect, one answer on the %s database', (store) => {
  const bank = useBank(store)
  const { demo, other } = clients
  const codeOf = (answer: api.Answer) => api.readProblem(answer).code
  const prepare = async (count: number) => {
    const token = await api.openSession(bank.origin)
    const quotes: Quote[] = []
    for (let i = 0; i < count; i++) quotes.push(await api.makeQuote(bank.origin, token))
    return { token, keyed: quotes.map((quote) => ({ quote, key: uuidV7() })) }
  }
  const buy = async (clientId = demo.clientId) => {
    const token = await api.openSession(bank.origin, 'ling', clientId)
    const quote = await api.makeQuote(bank.origin, token)
    return (await api.confirmed(api.confirm(bank.origin, token, quote))).agreement.agreementId
  }
  const ask = (call: string, agreementId: string, more: { key?: string; secret?: string; body?: object } = {}) =>
    api.call(bank.origin, `POST /v1/agreements/${agreementId}/${call}`, {
      token: more.secret ?? demo.secret,
      headers: more.key === undefined ? {} : { 'Idempotency-Key': more.key },
      body: more.body,
    })
  const refund = (agreementId: string, key: string, refundMinor: number) =>
    ask('refund', agreementId, { key, body: { refundMinor } })
  const countEvents = async (agreementId: string) => {
    const answer = await api.call(bank.origin, `GET /admin/events?agreementId=${agreementId}`)
    return z.parse(eventPage, answer.json).events.length
  }

  /** Asks as a client does, who is told that the answer is on its way. */
  const untilAnswered = async (ask: () => Promise<api.Answer>) => {
    for (;;) {
      const answer = await ask()
      if (answer.status !== 409 || codeOf(answer) !== 'in-flight') return answer
    }
  }

  test('a thousand confirms with fifty keys make fifty agreements', async () => {
    const { token, keyed } = await prepare(50)
    const twentyTimes = Array.from({ length: 20 }, () => keyed).flat()
    const requests = shuffle(twentyTimes, createRandom(50))
    const answers = await runLanes(requests, 50, async ({ quote, key }) => ({
      key,
      answer: await untilAnswered(() => api.confirm(bank.origin, token, quote, { key })),
    }))
    expect(answers.map(({ answer }) => answer.status)).toEqual(Array(1000).fill(200))
    for (const { key } of keyed) {
      const texts = new Set(answers.filter((given) => given.key === key).map(({ answer }) => answer.text))
      expect(texts.size).toBe(1)
    }
    const agreementIds = await Promise.all(
      answers.map(async ({ answer }) => (await api.confirmed(answer)).agreement.agreementId),
    )
    const made = [...new Set(agreementIds)]
    expect(made).toHaveLength(50)
    for (const agreementId of made) expect(await countEvents(agreementId)).toBe(1)
  })

  test('two hundred refunds with twenty keys give back twenty times', async () => {
    const agreementId = await buy()
    await ask('capture', agreementId)
    const keys = Array.from({ length: 20 }, (_, i) => `refund-${i}`)
    const requests = shuffle(
      Array.from({ length: 200 }, (_, i) => keys[i % 20] ?? ''),
      createRandom(20),
    )
    const answers = await runLanes(requests, 50, (key) => untilAnswered(() => refund(agreementId, key, 100)))
    const texts = new Set(answers.map(({ text }) => text))
    expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(200))
    expect(texts.size).toBe(20)
    const read = await api.call(bank.origin, `GET /v1/agreements/${agreementId}`, { token: demo.secret })
    expect(z.parse(agreement, read.json)).toMatchObject({ status: 'refunded', refundedMinor: 2000 })
    expect(await countEvents(agreementId)).toBe(22)
  })

  test('a platform’s key stands for one request of one call of one client', async () => {
    const agreementId = await buy()
    const key = 'order-7/capture'
    const first = await ask('capture', agreementId, { key })
    expect(first.status).toBe(200)
    expect(codeOf(await ask('capture', await buy(), { key }))).toBe('idempotency-mismatch')
    expect(codeOf(await ask('release', agreementId, { key }))).toBe('idempotency-mismatch')
    expect(codeOf(await refund(agreementId, key, 100))).toBe('idempotency-mismatch')
    const elsewhere = await ask('capture', await buy(other.clientId), { key, secret: other.secret })
    expect(elsewhere.status).toBe(200)
    // Captured since then refunded: the old key still says what it said.
    expect((await refund(agreementId, 'order-7/refund', 100)).status).toBe(200)
    expect((await ask('capture', agreementId, { key })).text).toBe(first.text)
    expect(codeOf(await refund(agreementId, 'order-7/refund', 200))).toBe('idempotency-mismatch')
  })

  test('a refund needs a key, of 1 to 128 visible characters', async () => {
    const agreementId = await buy()
    await ask('capture', agreementId)
    expect(codeOf(await ask('refund', agreementId, { body: { refundMinor: 100 } }))).toBe('idempotency-key-missing')
    for (const key of ['x'.repeat(129), 'a b']) expect(codeOf(await refund(agreementId, key, 100))).toBe('bad-request')
    expect((await refund(agreementId, '~'.repeat(128), 100)).status).toBe(200)
  })

  test('a problem is not kept: the same key may try again', async () => {
    const agreementId = await buy()
    const key = 'refund-after-capture'
    expect(codeOf(await refund(agreementId, key, 100))).toBe('wrong-state')
    await ask('capture', agreementId)
    expect(z.parse(refundAnswer, (await refund(agreementId, key, 100)).json).refund.refundMinor).toBe(100)
  })

  test('kill -9 at many points between effect and answer loses nothing and doubles nothing', async () => {
    const random = createRandom(10)
    for (let round = 0; round < 3; round++) {
      const { token, keyed } = await prepare(4)
      const killAfter = Math.floor(random() * keyed.length)
      const told = new Map<string, string>()
      const isTime = Promise.withResolvers<void>()
      if (killAfter === 0) isTime.resolve()
      const sent = keyed.map(async ({ quote, key }) => {
        const answer = await api.confirm(bank.origin, token, quote, { key }).catch(() => null)
        if (answer?.status === 200) told.set(key, answer.text)
        if (told.size >= killAfter) isTime.resolve()
      })
      await isTime.promise
      await Promise.all([bank.restart('SIGKILL'), ...sent])
      for (const { quote, key } of keyed) {
        const first = await api.confirm(bank.origin, token, quote, { key })
        const { agreement } = await api.confirmed(first)
        expect(first.text).toBe(told.get(key) ?? first.text)
        expect((await api.confirm(bank.origin, token, quote, { key })).text).toBe(first.text)
        expect(await countEvents(agreement.agreementId)).toBe(1)
        expect(codeOf(await api.confirm(bank.origin, token, quote))).toBe('order-taken')
      }
    }
  }, 300_000)
})
