import { expect, test } from 'vitest'
import { call } from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

const bank = useBank('embedded')
const open = (query: string) => call(bank.origin, `GET /offerdock/test/panel?${query}`)

test('a state of the panel is a page with its own script and a policy that lets nothing out or in', async () => {
  const { status, text, headers } = await open('client=pk_test_demo&state=review&locale=ar')
  expect(status).toBe(200)
  expect(text).toContain('src="/offerdock/test-panel.eeeeeeee.js"')
  expect(text).not.toContain('panel.bbbbbbbb.js')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/connect-src|unsafe|strict-dynamic/)
})

test('without a state there is a list of all, in every language; an unknown one is not found, and says what there is', async () => {
  const [all, unknown] = await Promise.all([open('client=pk_test_demo'), open('client=pk_test_demo&state=nothing')])
  expect([all.status, unknown.status]).toEqual([200, 404])
  for (const { text } of [all, unknown]) {
    for (const state of ['review', 'sold-out']) {
      for (const locale of ['zh-CN', 'en', 'ar'])
        expect(text).toContain(`href="?client=pk_test_demo&state=${state}&locale=${locale}"`)
    }
  }
})

test('for a client that is no test client, or none, there is no such page', async () => {
  for (const id of [clients.other.clientId, 'nobody', '']) {
    const { status, text } = await open(`client=${id}&state=review`)
    expect([status, text.includes('test-panel')]).toEqual([404, false])
  }
})
