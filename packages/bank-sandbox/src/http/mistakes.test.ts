import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import * as api from '../testing/callBank.ts'
import { clients } from '../testing/makeSeed.ts'
import { useBank } from '../testing/useBank.ts'

describe('the bank', () => {
  const bank = useBank('embedded')

  test.each(['Content-Length: 100', 'Transfer-Encoding: chunked'])(
    'takes a client that hangs up in a body with %s for no error of its own',
    async (framing) => {
      const before = bank.server?.stderr().length ?? 0
      const log = () => (bank.server?.stderr() ?? '').slice(before)
      const { hostname, port } = new URL(bank.origin)
      const socket = connect(Number(port), hostname)
      const head = ['POST /v1/sessions HTTP/1.1', 'Host: bank', 'Content-Type: application/json', framing]
      socket.write([...head, 'Expect: 100-continue', '', ''].join('\r\n'))
      await once(socket, 'data') // "100 Continue": the bank waits for the body
      socket.write('1\r\n{', () => socket.destroy())
      await vi.waitUntil(() => log().includes('"msg":"request"'), { timeout: 10_000 })
      expect(log()).toContain('"msg":"client hung up"')
      expect(log()).not.toMatch(/"level":[456]0|stack/)
    },
  )

  test('answers references that are no text, and ids that are none, as the contract says', async () => {
    const token = await api.openSession(bank.origin)
    for (const orderRef of ['a\u0000', 'a\n', '\u007f', '\ud800', 'a\udfff', '']) {
      const body = { ...api.makeOrder({ orderRef }), planId: 'p12' }
      const answer = await api.call(bank.origin, 'POST /v1/quotes', { token, body })
      expect(api.readProblem(answer)).toMatchObject({
        code: 'bad-request',
        detail: expect.stringMatching(/^\$\.orderRef/),
      })
    }
    await api.makeQuote(bank.origin, token, api.makeOrder({ orderRef: '订单 é😀' }))
    for (const line of ['GET /v1/agreements/%00', 'POST /v1/agreements/%00/capture', 'GET /v1/agreements/%ED%A0%80']) {
      const answer = await api.call(bank.origin, line, { token: clients.demo.secret })
      expect(api.readProblem(answer)).toMatchObject({ code: 'not-found' })
    }
  })
})
