import { writeFileSync } from 'node:fs'
import type { Quote } from '@offerdock/sdk/contract'
import { v4 as uuidV4 } from 'uuid'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { budgetedClosesAt, capsOfTest, makeRiskSeed, riskClients, twinIds, viewerIds } from '../testing/makeRiskSeed.ts'
import { type Server, startServer } from '../testing/startServer.ts'
import { stores } from '../testing/useBank.ts'
import { useRiskBank } from '../testing/useRiskBank.ts'

const { show, other, capped, carded } = riskClients
const times = (count: number) => [...Array(count).keys()]

/** How many of each, by name. */
const tally = (names: string[]) => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const alarmList = z.object({ alarms: z.array(z.object({ campaignId: z.string(), agreements: z.number() })) })

describe.each(stores)('the risk floor on the %s database', (store) => {
  const seed = makeRiskSeed()
  const places = { SEED: seed.file, OFFERDOCK_DIST: makeDist() }
  const { bank, call, open, openAll, ask, mustAsk, buy, reasonsOf } = useRiskBank(store, places)
  const ofFestival = { campaign: 'festival', room: 'room-1' }

  describe('caps', () => {
    test('one account has its cap, from however many sessions at once', async () => {
      const more = times(2).map(() => api.openSession(bank.origin, 'viewer-0', capped.clientId))
      const tokens = await Promise.all([open('viewer-0', capped.clientId), ...more])
      const tokenOf = (i: number) => tokens[i % tokens.length] ?? ''
      const quotes = await Promise.all(times(40).map((i) => api.makeQuote(bank.origin, tokenOf(i))))
      // A session confirms what another one of the account has asked for.
      const answers = await Promise.all(quotes.map((asked, i) => buy(tokenOf(i + 1), asked)))
      expect(tally(answers)).toEqual({ confirmed: capsOfTest.account, declined: 40 - capsOfTest.account })
    })

    test.each([
      ['device', capped.clientId, viewerIds(16).slice(2), 'one-and-the-same-device', capsOfTest.device],
      ['card', carded.clientId, twinIds, undefined, capsOfTest.card],
    ])('one %s has its cap, whatever the account', async (_, clientId, personaIds, device, cap) => {
      const tokens = await openAll(personaIds, clientId)
      const quotes = await Promise.all(tokens.map((token) => mustAsk(token, {}, 'p3')))
      const answers = await Promise.all(quotes.map((asked, i) => buy(tokens[i] ?? '', asked, device)))
      expect(tally(answers)).toEqual({ confirmed: cap, declined: personaIds.length - cap })
    })

    test('a refusal says declined, as a decline for any other reason does, and the bank alone reads why', async () => {
      const token = await open('viewer-1', capped.clientId)
      for (const _ of times(capsOfTest.account)) await buy(token, await api.makeQuote(bank.origin, token))
      const over = await api.makeQuote(bank.origin, token)
      const refused = await api.confirm(bank.origin, token, over)
      const dai = await open('dai', capped.clientId)
      const declined = await api.confirm(bank.origin, dai, await api.makeQuote(bank.origin, dai))
      const said = ({ status, text, headers }: api.Answer) => {
        const named = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
        return { status, text, named }
      }
      expect(said(refused)).toEqual(said(declined))
      expect(refused.text).toBe('{"status":"declined"}')
      expect(await reasonsOf(over.quoteId)).toEqual(['account-day-count'])
      expect((await call('GET /metrics')).text).toMatch(/^offerdock_risk_.*\{reason="account-day-count"\} [1-9]\d*$/m)
      const outside = await call('GET /admin/risk-decisions', { headers: { 'X-Forwarded-For': '203.0.113.1' } })
      expect(api.readProblem(outside).code).toBe('forbidden')
    })

    test('a device id that is none is a mistake, not a way round', async () => {
      const token = await open('viewer-1', capped.clientId)
      expect(await buy(token, await api.makeQuote(bank.origin, token), 'short')).toBe('bad-request')
    })
  })

  test('of 500 confirms without a quote of their own, none is accepted', async () => {
    const tokens = await openAll(viewerIds(5), show.clientId)
    const anonymous = await api.openSession(bank.origin, null, show.clientId)
    const elsewhere = await open('viewer-0', other.clientId)
    const asked = await api.makeQuote(bank.origin, tokens[0] ?? '')
    const tries = times(500).map((i) => {
      const guessed = { ...asked, quoteId: uuidV4() }
      if (i % 5 === 0) return buy(anonymous, asked)
      if (i % 5 === 1) return buy(elsewhere, asked)
      if (i % 5 === 2) return buy(tokens[1 + (i % 4)] ?? '', asked)
      return buy(tokens[i % 5] ?? '', guessed)
    })
    expect(tally(await Promise.all(tries))).toEqual({ 'not-found': 400, unauthorized: 100 })
  })

  describe('campaigns', () => {
    test.each([
      ['is over', show.clientId, { campaign: 'over', room: 'room-1' }, 'over-12'],
      ['is not out yet', show.clientId, { campaign: 'unpublished', room: 'room-1' }, 'unpublished-12'],
      ['is of another room', show.clientId, { campaign: 'festival', room: 'room-2' }, 'festival-12'],
      ['is without its room', show.clientId, { campaign: 'festival' }, 'festival-12'],
      ['is of another client', other.clientId, ofFestival, 'festival-12'],
      ['is guessed', show.clientId, { campaign: 'festiva1', room: 'room-1' }, 'festival-12'],
      ['is not named', show.clientId, { room: 'room-1' }, 'festival-12'],
    ])('one that %s has no offer and none of 40 quotes', async (_, clientId, claim, planId) => {
      const tokens = await openAll(viewerIds(4), clientId)
      const order = api.makeOrder(claim)
      const { plans } = await api.makeOffers(bank.origin, tokens[0] ?? '', order)
      expect(plans.map((plan) => plan.planId)).toContain('p12')
      expect(plans.map((plan) => plan.planId)).not.toContain(planId)
      const answers = await Promise.all(times(40).map((i) => ask(tokens[i % 4] ?? '', claim, planId)))
      expect(answers).toEqual(Array(40).fill('no-offer'))
    })

    test('one that holds is given, so often as an account may have it', async () => {
      const token = await open('viewer-10', show.clientId)
      const { plans } = await api.makeOffers(bank.origin, token, api.makeOrder(ofFestival))
      expect(plans.find(({ planId }) => planId === 'festival-12')).toMatchObject({ interestMinor: 0, refused: null })
      for (const _ of times(2))
        expect(await buy(token, await mustAsk(token, ofFestival, 'festival-12'))).toBe('confirmed')
      expect(await ask(token, ofFestival, 'festival-12')).toBe('no-offer')
    })

    test('never costs more than its budget', async () => {
      const tokens = await openAll(viewerIds(20), show.clientId)
      const claim = { campaign: 'budgeted', room: 'room-1' }
      const answers = await Promise.all(tokens.map((token) => ask(token, claim, 'budgeted-12')))
      const quotes = answers.flatMap((asked, i) =>
        typeof asked === 'string' ? [] : [{ asked, token: tokens[i] ?? '' }],
      )
      expect(quotes).toHaveLength(7)
      // A price of the campaign ends with it, ten minutes or not.
      for (const { asked } of quotes) expect(Date.parse(asked.expiresAt)).toBe(budgetedClosesAt)
      expect(answers.filter((asked) => asked === 'sold-out')).toHaveLength(13)
      const bought = await Promise.all(quotes.map(({ asked, token }) => buy(token, asked)))
      expect(tally(bought)).toEqual({ confirmed: 7 })
      expect(await ask(await open('viewer-20', show.clientId), claim, 'budgeted-12')).toBe('sold-out')
    })
  })

  describe('the kill switch', () => {
    const kill = (body: Record<string, string>) =>
      call('PUT /admin/kill-switch', { body: { ...body, reason: 'drill' } })
    const otherDir = makeFolder()
    const lift = (query: string) => call(`DELETE /admin/kill-switch?${query}`)

    test.each([
      ['bank', '', ['unavailable', 'unavailable', 'declined']],
      ['client', show.clientId, ['unavailable', 'unavailable', 'declined']],
      ['client', other.clientId, [200, 'quoted', 'confirmed']],
    ])(
      'of the %s %s stops offers, quotes and the confirm of an older quote, until it is lifted',
      async (scope, id, then) => {
        const token = await open('viewer-20', show.clientId)
        const older = await api.makeQuote(bank.origin, token)
        const state = async () => {
          const offered = await call('POST /v1/offers', { token, body: api.makeOrder() })
          const asked = await ask(token, {}, 'p12')
          const offers = offered.status === 200 ? 200 : api.readProblem(offered).code
          return [offers, typeof asked === 'string' ? asked : 'quoted']
        }
        expect((await kill(id ? { scope, id } : { scope })).status).toBe(200)
        expect([...(await state()), await buy(token, older)]).toEqual(then)
        expect((await lift(`scope=${scope}${id && `&id=${id}`}`)).status).toBe(204)
        const next = await api.makeQuote(bank.origin, token)
        expect([...(await state()), await buy(token, next)]).toEqual([200, 'quoted', 'confirmed'])
      },
    )

    test('of a campaign takes its plan away and leaves the standard terms', async () => {
      const token = await open('viewer-21', show.clientId)
      const older = await mustAsk(token, ofFestival, 'festival-12')
      await kill({ scope: 'campaign', id: 'festival' })
      const { plans } = await api.makeOffers(bank.origin, token, api.makeOrder(ofFestival))
      expect(plans.map(({ planId }) => planId)).not.toContain('festival-12')
      expect(await ask(token, ofFestival, 'festival-12')).toBe('no-offer')
      expect(await buy(token, older)).toBe('declined')
      expect(await reasonsOf(older.quoteId)).toEqual(['campaign-killed'])
      expect(await buy(token, await mustAsk(token, ofFestival, 'p12'))).toBe('confirmed')
      await lift('scope=campaign&id=festival')
      expect(await buy(token, await mustAsk(token, ofFestival, 'festival-12'))).toBe('confirmed')
    })

    // Only there can two processes work on one database.
    if (store === 'PostgreSQL') {
      test('is obeyed at once by another process', async () => {
        const second = await startServer({ ...places, DATABASE_URL: bank.databaseUrl, DATA_DIR: otherDir })
        const token = await open('viewer-22', show.clientId)
        const older = await api.makeQuote(second.origin, token)
        await kill({ scope: 'bank' })
        expect((await api.confirm(second.origin, token, older)).text).toBe('{"status":"declined"}')
        const offered = await api.call(second.origin, 'POST /v1/offers', { token, body: api.makeOrder() })
        expect(api.readProblem(offered)).toMatchObject({ code: 'unavailable', status: 503 })
        expect(offered.headers.get('Retry-After')).toBe('60')
        await lift('scope=bank')
        await second.end('SIGTERM')
      })
    }

    test('tells what is stopped, and refuses what it cannot stop or lift', async () => {
      await kill({ scope: 'campaign', id: 'over' })
      const since = expect.any(String)
      const killSwitches = [{ scope: 'campaign', id: 'over', reason: 'drill', since }]
      expect((await call('GET /admin/kill-switch')).json).toEqual({ killSwitches })
      expect((await call('GET /metrics')).text).toContain('offerdock_kill_switches{scope="campaign"} 1\n')
      await lift('scope=campaign&id=over')
      expect((await call('GET /metrics')).text).toContain('offerdock_kill_switches{scope="campaign"} 0\n')
      expect((await call('GET /admin/kill-switch')).json).toEqual({ killSwitches: [] })
      const codes = [await lift('scope=campaign&id=over'), await lift('scope=world'), await kill({ scope: 'client' })]
      expect(codes.map((answer) => api.readProblem(answer).code)).toEqual(['not-found', 'bad-request', 'bad-request'])
    })
  })

  // Last, because the campaigns stay closed.
  describe('after the campaigns have closed', () => {
    let token = ''
    let older: Quote
    let before: Server | null = null

    beforeAll(async () => {
      const tokens = await openAll(viewerIds(11), show.clientId)
      const claim = { campaign: 'surprise', room: 'room-1' }
      const bought = tokens.map(async (viewer) => buy(viewer, await mustAsk(viewer, claim, 'surprise-12')))
      expect(tally(await Promise.all(bought))).toEqual({ confirmed: 11 })
      token = await open('viewer-23', show.clientId)
      older = await mustAsk(token, ofFestival, 'festival-12')
      writeFileSync(seed.file, JSON.stringify(seed.closed))
      before = bank.server
      await bank.restart('SIGTERM')
    })

    test('a quote from before is refused at confirm, and there is no other', async () => {
      expect(await buy(token, older)).toBe('declined')
      expect(await reasonsOf(older.quoteId)).toEqual(['campaign-over'])
      expect(await ask(token, ofFestival, 'festival-12')).toBe('no-offer')
    })

    test('one that ran away has raised the alarm', async () => {
      // The bank looks when it starts, and then every ten seconds: it may have seen it before it was started again.
      const { alarms } = await vi.waitUntil(
        async () => {
          const list = z.parse(alarmList, (await call('GET /admin/risk-alarms')).json)
          return list.alarms.length > 0 && list
        },
        { timeout: 30_000 },
      )
      expect(alarms).toEqual([{ campaignId: 'surprise', agreements: 11 }])
      expect((await call('GET /metrics')).text).toContain('offerdock_risk_alarms_last_hour 1\n')
      const isLogged = (server: Server | null) => server?.stderr().includes('campaign runs faster than expected')
      await vi.waitUntil(() => [before, bank.server].some(isLogged), { timeout: 20_000 })
    })
  })
})
