import { accountExport, type Quote, quote as quoteSchema, reconciliation, refundAnswer } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import { v7 as uuidV7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { priceWays } from '../../../sdk/src/panel/choice/priceWays.ts'
import { isAsShown } from '../../../sdk/src/panel/isAsShown.ts'
import { noReduction, type Reduction } from '../../../sdk/src/panel/ways.ts'
import * as api from '../testing/callBank.ts'
import { lots, makeScarceSeed, shops } from '../testing/makeScarceSeed.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const { clientId, secret } = shops.pair
const [soon, later] = lots.map(({ expires }) => expires)

/** No points and no coupon last: it gives back what the quotes before it held. */
function pickReductions(balance = 0): Reduction[] {
  const count = () => 1000 + Math.floor(Math.random() * (balance - 1000))
  return [
    { points: count(), couponId: null },
    { points: count(), couponId: 'app-50' },
    { points: balance, couponId: 'app-50' },
    { points: 0, couponId: 'app-50' },
    noReduction,
  ]
}

describe.each(stores)('points, coupons and refunds on the %s database', (store) => {
  const bank = useBank(store, { SEED: makeScarceSeed() })
  const signIn = () => api.openSession(bank.origin, 'ling', clientId)
  const ask = (token: string, changes: Record<string, unknown> = {}) =>
    api.call(bank.origin, 'POST /v1/quotes', { token, body: api.makeOrder({ planId: 'p12', ...changes }) })
  const readQuote = async (answer: Promise<api.Answer>) => z.parse(quoteSchema, (await answer).json)
  const capture = async (token: string, quote: Quote) => {
    const { agreement } = await api.confirmed(api.confirm(bank.origin, token, quote))
    await api.call(bank.origin, `POST /v1/agreements/${agreement.agreementId}/capture`, { token: secret })
    return agreement.agreementId
  }
  const send = (agreementId: string, refundMinor: number, key = uuidV7()) =>
    api.refund(bank.origin, { secret, agreementId, refundMinor, key })
  const refund = async (agreementId: string, refundMinor: number) =>
    z.parse(refundAnswer, (await send(agreementId, refundMinor)).json)
  /** The points that a refund gave back, as the viewer sees them. */
  const lotsOf = async (token: string, refundId: string) => {
    const { pointsLots } = z.parse(accountExport, (await api.call(bank.origin, 'GET /v1/me/export', { token })).json)
    const own = pointsLots.filter(({ source }) => source.startsWith(`refund:${refundId}/`))
    return own.map(({ points, expires }) => ({ points, expires }))
  }

  test('a refund in two parts gives back coupon, points and principal in their shares, to the fen', async () => {
    const token = await signIn()
    const quote = await readQuote(ask(token, { couponId: 'app-50', points: 20_000 }))
    expect(quote).toMatchObject({ couponMinor: 5000, pointsMinor: 4000, pointsUsed: 20_000, financedMinor: 490_900 })
    expect(quote.totalMinor).toBe(490_900 + 12 * 2945)
    expect(quote.disclosure).toContain('积分抵扣：20000 积分抵 ¥40.00')
    expect(quote.disclosure).toContain('优惠券抵扣：¥50.00')
    const agreementId = await capture(token, quote)

    const first = await refund(agreementId, 100_000)
    expect(first.agreement).toMatchObject({ status: 'refunded', refundedMinor: 100_000, couponMinor: 5000 })
    expect(first.refund).toMatchObject({
      ...{ refundMinor: 100_000, couponMinor: 1000, pointsMinor: 800, principalMinor: 98_200 },
      cashBackMinor: 0,
    })
    expect(await lotsOf(token, first.refund.refundId)).toEqual([{ points: 4000, expires: soon }])
    // The platform gets their worth; which points they were is none of its business.
    expect(Object.keys(first.refund).filter((name) => /lot|points$/i.test(name))).toEqual([])
    expect(first.refund.plan).toMatchObject({ owedPrincipalMinor: 392_700, owedMinor: 392_700 + 12 * 2356 })
    expect(first.refund.plan?.schedule.map(({ totalMinor }) => totalMinor)).toEqual(Array(12).fill(32_725 + 2356))
    expect(first.refund.plan?.schedule.map(({ dueOn }) => dueOn)).toEqual(
      quote.plan?.schedule.map(({ dueOn }) => dueOn),
    )

    const rest = await refund(agreementId, 399_900)
    expect(rest.refund).toMatchObject({
      ...{ couponMinor: 4000, pointsMinor: 3200, principalMinor: 392_700, cashBackMinor: 0 },
      plan: { owedPrincipalMinor: 0, owedMinor: 0, schedule: [] },
    })
    expect(await lotsOf(token, rest.refund.refundId)).toEqual([
      { points: 8000, expires: soon },
      { points: 8000, expires: later },
    ])
    expect(api.readProblem(await send(agreementId, 1))).toMatchObject({ code: 'above-maximum', maximumMinor: 0 })
  })

  test('paid in full, a refund is money to the card, and takes back the points that were earned', async () => {
    const token = await signIn()
    const agreementId = await capture(token, await readQuote(ask(token, { planId: null, orderMinor: 100_050 })))
    const { refund: half } = await refund(agreementId, 50_025)
    expect(half).toMatchObject({ cashBackMinor: 50_025, principalMinor: 50_025, plan: null })
    const { refund: rest } = await refund(agreementId, 50_025)
    expect(rest).toMatchObject({ cashBackMinor: 50_025 })
  })

  test('the offers hold what every choice of points, coupon and plan is quoted by, to the last fen', async () => {
    const token = await signIn()
    const order = api.makeOrder({ campaign: 'gala', tags: ['phone'] })
    const offers = await api.makeOffers(bank.origin, token, order)
    const { ways } = priceWays(offers, noReduction)
    expect(ways.map(({ planId }) => planId).sort()).toEqual([null, 'free-12', 'p12', 'p3', 'p6'].sort())
    let quoted = 0
    for (const { planId } of ways) {
      for (const wish of pickReductions(offers.pricing?.points?.balance)) {
        const { reduction, ways } = priceWays(offers, wish)
        const { points, couponId } = reduction
        const shown = ways.find((way) => way.planId === planId)
        const choice = { ...(points > 0 && { points }), ...(couponId && { couponId }) }
        const quote = await readQuote(ask(token, { ...order, planId, ...choice }))
        expect(shown && isAsShown(quote, shown)).toBe(true)
        expect(quote.plan?.schedule).toEqual(shown?.plan?.schedule)
        quoted++
      }
    }
    expect(quoted).toBe(25)
  })

  test('the balance is what a quote for this order may use: not what other orders hold or an agreement has used', async () => {
    const token = await signIn()
    const [order, other] = [api.makeOrder(), api.makeOrder()]
    const balanceFor = async (asked: typeof order) =>
      (await api.makeOffers(bank.origin, token, asked)).pricing?.points?.balance ?? 0
    const before = await balanceFor(order)
    expect(before).toBe(lots.reduce((sum, { points }) => sum + points, 0)) // without the lot that has lapsed
    const quote = await readQuote(ask(token, { ...order, points: 3000 }))
    expect([await balanceFor(order), await balanceFor(other)]).toEqual([before, before - 3000])
    const agreementId = await capture(token, quote)
    expect([await balanceFor(order), await balanceFor(other)]).toEqual([before - 3000, before - 3000])
    await refund(agreementId, 499_900)
    expect(await balanceFor(other)).toBe(before)
    const elsewhere = await api.openSession(bank.origin, 'ling', shops.brief.clientId)
    expect((await readQuote(ask(elsewhere, { points: 3000 }))).pointsUsed).toBe(3000)
    expect(await balanceFor(other)).toBe(before) // that quote has lapsed
    const publicTerms = await api.makeOffers(bank.origin, await api.openSession(bank.origin, null, clientId), other)
    expect(publicTerms.pricing).not.toHaveProperty('points')
    expect(publicTerms.pricing).toMatchObject({ timeZone: 'Asia/Shanghai', coupons: [{ couponId: 'app-50' }] })
  })

  test('the same key is the same refund, another body is refused, and so is none, or more than is left', async () => {
    const token = await signIn()
    const agreementId = await capture(token, await readQuote(ask(token)))
    const key = 'our-refund-1'
    const first = await send(agreementId, 1000, key)
    expect((await send(agreementId, 1000, key)).text).toBe(first.text)
    expect(api.readProblem(await send(agreementId, 1001, key)).code).toBe('idempotency-mismatch')
    const line = `POST /v1/agreements/${agreementId}/refund`
    const bare = await api.call(bank.origin, line, { token: secret, body: { refundMinor: 1000 } })
    expect(api.readProblem(bare).code).toBe('idempotency-key-missing')
    expect(api.readProblem(await send(agreementId, 498_901))).toMatchObject({
      ...{ code: 'above-maximum', status: 422, maximumMinor: 498_900 },
    })
    expect(api.readProblem(await send(agreementId, 0)).code).toBe('bad-request')
    const stranger = api.refund(bank.origin, { secret: shops.late.secret, agreementId, refundMinor: 1 })
    expect(api.readProblem(await stranger).code).toBe('not-found')
    const read = await api.call(bank.origin, `GET /v1/agreements/${agreementId}`, { token: secret })
    expect(read.json).toMatchObject({ status: 'refunded', refundedMinor: 1000 })
  })

  test('many refunds at once never give back more than the order', async () => {
    const token = await signIn()
    const agreementId = await capture(token, await readQuote(ask(token)))
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(agreementId, 100_000)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(4).fill(200), ...Array(4).fill(422)])
  })

  test('an order refunded in part is taken, and one refunded whole is free again', async () => {
    const token = await signIn()
    const order = api.makeOrder()
    const older = await readQuote(ask(token, order))
    const agreementId = await capture(token, await readQuote(ask(token, order)))
    await refund(agreementId, 499_899)
    expect(api.readProblem(await ask(token, order)).code).toBe('order-taken')
    expect(api.readProblem(await api.confirm(bank.origin, token, older)).code).toBe('order-taken')
    await refund(agreementId, 1)
    await capture(token, await readQuote(ask(token, order)))
  })

  test('points are held by a quote and free again with a new one, and too few are refused', async () => {
    const token = await signIn()
    const order = api.makeOrder({ orderMinor: 100_000 })
    const free = async () => {
      const { pointsUsed = 0 } = await readQuote(ask(token, { ...order, points: 1_000_000 }))
      return pointsUsed
    }
    const all = await free()
    expect(all).toBe(lots.reduce((sum, { points }) => sum + points, 0)) // every refund above gave back what it took
    expect(api.readProblem(await ask(token, { points: 1000 }))).toMatchObject({ code: 'no-offer' })
    expect(await free()).toBe(all)
    await readQuote(ask(token, { ...order, points: 999_999, planId: 'p6' }))
    expect(api.readProblem(await ask(token, { ...order, points: 999 }))).toMatchObject({ code: 'below-minimum' })
    expect((await readQuote(ask(token, { ...order, points: 1234 }))).pointsUsed).toBe(1000) // whole steps only
    expect(api.readProblem(await ask(token, { ...order, couponId: 'app-50' })).code).toBe('below-minimum')
    expect(api.readProblem(await ask(token, { ...order, couponId: 'none' })).code).toBe('no-offer')
  })

  test('the ledger recounts in plain SQL, and takes neither change nor an unbalanced line', async () => {
    const clean = await api.call(bank.origin, 'POST /admin/reconciliation')
    expect(z.parse(reconciliation, clean.json)).toMatchObject({ count: 0, findings: [] })
    await withTables(bank, async (db) => {
      const sums =
        await sql`select unit, sum(amount)::bigint as sum from ledger_entries group by unit order by unit`.execute(db)
      expect(sums.rows).toEqual(['CNY', 'pieces', 'points'].map((unit) => ({ unit, sum: 0 })))
      const takenBack = sql`select amount from ledger_entries where account = 'points:earned' and amount < 0`
      expect((await takenBack.execute(db)).rows).toEqual([{ amount: -500 }, { amount: -500 }])
      const owed = await sql<{ found: number; expected: number }>`
        select
          (select sum(amount)::bigint from ledger_entries where account = 'payable:pk_pair' or account = 'commission')
            as found,
          (select sum(refunded_minor - order_minor)::bigint from agreements where status in ('captured', 'refunded'))
            as expected`.execute(db)
      expect(owed.rows[0]?.found).toBe(owed.rows[0]?.expected)
      for (const change of [
        sql`update ledger_entries set amount = amount + 1`,
        sql`delete from ledger_entries`,
        sql`truncate ledger_entries`,
      ]) {
        await expect(change.execute(db)).rejects.toThrow('append-only')
      }
      const line = sql`insert into ledger_entries (transfer_id, account, unit, amount, phase) values`
      await expect(sql`${line} ('t', 'receivable', 'CNY', 5, 'post')`.execute(db)).rejects.toThrow('sum to zero')
      const [, twice] = [0, 1].map(() => sql`${line} ('t', 'a', 'CNY', 5, 'post'), ('t', 'a', 'CNY', -5, 'void')`)
      await expect(twice?.execute(db)).rejects.toThrow('resolved_once')
    })
  })
})
