import { keyList, receiptClaims } from '@offerdock/sdk/contract'
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import * as api from '../testing/callBank.ts'
import { makeDist } from '../testing/makeDist.ts'
import { makeFolder } from '../testing/makeFolder.ts'
import { makeSeed } from '../testing/makeSeed.ts'
import { startServer } from '../testing/startServer.ts'
import { stores, useBank } from '../testing/useBank.ts'

describe.each(stores)('receipt keys on the %s database', (store) => {
  const env = { OFFERDOCK_DIST: makeDist(), SEED: makeSeed(), KEY_LEAD_MS: '3000' }
  const bank = useBank(store, env)
  const list = (answer: api.Answer) => z.parse(keyList, answer.json).keys
  const readKeys = async () => list(await api.call(bank.origin, 'GET /admin/keys'))
  const rotate = async (body: object = {}) => list(await api.call(bank.origin, 'POST /admin/keys/rotate', { body }))
  const readJwks = async () => (await api.call(bank.origin, 'GET /.well-known/jwks.json')).json as JSONWebKeySet
  const verify = async (receipt: string, jwks: JSONWebKeySet) =>
    z.parse(receiptClaims, (await jwtVerify(receipt, createLocalJWKSet(jwks), { typ: 'offer-receipt+jwt' })).payload)
  const prepare = async () => {
    const token = await api.openSession(bank.origin)
    return { token, quote: await api.makeQuote(bank.origin, token) }
  }
  const buy = async (prepared?: Awaited<ReturnType<typeof prepare>>) => {
    const { token, quote } = prepared ?? (await prepare())
    return (await api.confirmed(api.confirm(bank.origin, token, quote))).receipt
  }
  const kidOf = (receipt: string) => decodeProtectedHeader(receipt).kid
  const signing = async () => (await readKeys()).filter(({ state }) => state === 'signing').map(({ kid }) => kid)

  test('are published before they sign and after they have signed', async () => {
    const [first] = await readKeys()
    expect(first).toMatchObject({ state: 'signing', signsUntil: null, publishedUntil: null })
    const earlier = await buy()
    const [, next] = await rotate()
    expect(next?.state).toBe('waiting')
    expect(Date.parse(next?.signsFrom ?? '') - Date.parse(next?.createdAt ?? '')).toBeGreaterThanOrEqual(3000)
    const before = await readJwks()
    expect(before.keys.map(({ kid }) => kid)).toEqual([next?.kid, first?.kid])
    await vi.waitUntil(async () => (await signing())[0] === next?.kid, { timeout: 20_000 })
    const later = await buy()
    expect([kidOf(earlier), kidOf(later)]).toEqual([first?.kid, next?.kid])
    for (const jwks of [before, await readJwks()]) {
      for (const receipt of [earlier, later]) expect((await verify(receipt, jwks)).iss).toBe(bank.origin)
    }
    const [retired] = await readKeys()
    expect(retired).toMatchObject({ state: 'retired', signsUntil: next?.signsFrom })
    const keptMs = Date.parse(retired?.publishedUntil ?? '') - Date.parse(retired?.signsUntil ?? '')
    expect(keptMs).toBe(97 * 3_600_000) // 96 hours to capture, and one for clocks that go wrong
  })

  test('change under load without a receipt that cannot be verified', async () => {
    const prepared = await Promise.all(Array.from({ length: 30 }, prepare))
    const jwksBefore = await readJwks()
    const receipts: string[] = []
    for (let i = 0; i < prepared.length; i += 6) {
      const buying = Promise.all(prepared.slice(i, i + 6).map(buy))
      await rotate({ immediately: true })
      receipts.push(...(await buying))
    }
    const jwksAfter = await readJwks()
    const known = new Set(jwksBefore.keys.map(({ kid }) => kid))
    expect(new Set(receipts.map(kidOf)).size).toBeGreaterThan(1)
    for (const receipt of receipts) {
      await verify(receipt, jwksAfter)
      if (known.has(kidOf(receipt))) await verify(receipt, jwksBefore)
    }
  })

  test('survive kill -9, and so do the receipts of former ones', async () => {
    const receipt = await buy()
    await rotate({ immediately: true })
    const jwks = await readJwks()
    await bank.restart('SIGKILL')
    expect(await readJwks()).toEqual(jwks)
    await verify(receipt, await readJwks())
    expect(kidOf(await buy())).not.toBe(kidOf(receipt))
  })

  test('are gone at once when they are withdrawn, and another one signs', async () => {
    const receipt = await buy()
    const kid = kidOf(receipt) ?? ''
    const keys = list(await api.call(bank.origin, `POST /admin/keys/${kid}/withdraw`))
    expect(keys.find((key) => key.kid === kid)?.state).toBe('withdrawn')
    await expect(verify(receipt, await readJwks())).rejects.toThrow('no applicable key')
    const next = await buy()
    await verify(next, await readJwks())
    const [waiting] = (await rotate()).filter(({ state }) => state === 'waiting')
    await api.call(bank.origin, `POST /admin/keys/${kidOf(next)}/withdraw`)
    expect(kidOf(await buy())).toBe(waiting?.kid) // whoever cached the set before knows it already
    expect(api.readProblem(await api.call(bank.origin, 'POST /admin/keys/none/withdraw')).code).toBe('not-found')
  })

  test('never show a private part', async () => {
    const answers = [
      await api.call(bank.origin, 'GET /admin/keys'),
      await api.call(bank.origin, 'GET /.well-known/jwks.json'),
    ]
    const [admin, jwks] = answers.map(({ text }) => text)
    expect(admin).not.toMatch(/"(d|x|privateJwk|publicJwk)"/)
    for (const key of JSON.parse(jwks ?? '').keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    }
  })

  test('may be cached for ten minutes and asked for again by their tag', async () => {
    const first = await api.call(bank.origin, 'GET /.well-known/jwks.json')
    expect(first.headers.get('Content-Type')).toBe('application/jwk-set+json')
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=600')
    const etag = first.headers.get('ETag') ?? ''
    const again = await api.call(bank.origin, 'GET /.well-known/jwks.json', { headers: { 'If-None-Match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
    await rotate({ immediately: true })
    const changed = await api.call(bank.origin, 'GET /.well-known/jwks.json', { headers: { 'If-None-Match': etag } })
    expect(changed.status).toBe(200)
  })

  // Only there can two banks work on one database.
  if (store === 'PostgreSQL') {
    test('change in the same instant for another bank on the same database', async () => {
      const second = await startServer({ ...env, DATA_DIR: makeFolder(), DATABASE_URL: bank.databaseUrl })
      const jwks = async (origin: string) => (await api.call(origin, 'GET /.well-known/jwks.json')).text
      const token = await api.openSession(second.origin)
      for (let i = 0; i < 5; i++) {
        const quote = await api.makeQuote(second.origin, token)
        const rotated = await api.call(bank.origin, 'POST /admin/keys/rotate', { body: { immediately: true } })
        const { receipt } = await api.confirmed(api.confirm(second.origin, token, quote))
        const signing = z.parse(keyList, rotated.json).keys.find(({ state }) => state === 'signing')
        expect(decodeProtectedHeader(receipt).kid).toBe(signing?.kid)
        expect(await jwks(second.origin)).toBe(await jwks(bank.origin))
      }
      await second.end('SIGTERM')
    })
  }
})
