import { conversionReport } from '@offerdock/sdk/contract'
import { afterAll, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { startReceiver } from '../testing/startReceiver.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const { clientId, secret } = clients.demo
const receiver = await startReceiver()
afterAll(receiver.goDown)

const report = async (origin: string, query = '') =>
  z.parse(conversionReport, (await api.call(origin, `GET /v1/reports/conversions${query}`)).json).clients
const none = { confirmed: 0, delivered: 0, pending: 0, dead: 0, waiting: 0, captured: 0, ended: 0 }

describe.each(stores)('on the %s database', (store) => {
  const bank = useBank(store, { WEBHOOK_URL: receiver.url })

  test('every conversion of a client is counted once, by what became of it', async () => {
    const token = await api.openSession(bank.origin)
    const buy = async () => {
      const { agreement } = await api.confirmed(
        api.confirm(bank.origin, token, await api.makeQuote(bank.origin, token)),
      )
      return agreement.agreementId
    }
    const [kept, released] = [await buy(), await buy(), await buy()]
    for (const [id, call] of [
      [kept, 'capture'],
      [released, 'release'],
    ]) {
      await api.call(bank.origin, `POST /v1/agreements/${id}/${call}`, { token: secret })
    }
    const counted = { ...none, confirmed: 3, delivered: 3, waiting: 1, captured: 1, ended: 1 }
    await vi.waitFor(
      async () => expect(await report(bank.origin, `?clientId=${clientId}`)).toEqual([{ clientId, ...counted }]),
      {
        timeout: 20_000,
      },
    )
    const all = await report(bank.origin)
    expect(all.map((one) => one.clientId)).toEqual(
      Object.values(clients)
        .map((one) => one.clientId)
        .toSorted(),
    )
    expect(all.find((one) => one.clientId === clients.other.clientId)).toEqual({ clientId: 'pk_other', ...none })

    // An event that was never written is seen, because the sums no longer agree.
    await withTables(bank, (db) => db.deleteFrom('outbox').where('agreement_id', '=', kept).execute())
    expect(await report(bank.origin, `?clientId=${clientId}`)).toEqual([{ clientId, ...counted, delivered: 2 }])
  })

  test('it is the operator’s alone', async () => {
    const fromPage = await api.call(bank.origin, 'GET /v1/reports/conversions', {
      headers: { origin: 'http://127.0.0.1' },
    })
    expect(api.readProblem(fromPage).code).toBe('forbidden')
  })
})
