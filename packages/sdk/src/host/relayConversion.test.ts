import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { relayConversion } from './relayConversion.ts'

const facts = { id: 'c-1', at: 1, agreementId: 'a', orderRef: 'o', receipt: 'r' }
const postMessage = vi.fn()
const frame = { parent: { postMessage } }

beforeEach(() => void vi.stubGlobal('window', frame))
afterEach(() => {
  postMessage.mockReset()
  vi.unstubAllGlobals()
})

test('a framed host forwards a conversion to the one origin it names', () => {
  relayConversion('https://platform.example', { ...facts, orderMinor: 1 } as typeof facts)
  expect(postMessage.mock.calls).toEqual([[{ offerdock: 1, type: 'conversion', ...facts }, 'https://platform.example']])
})

test.each([undefined, '', '*', 'platform.example', 'https://platform.example/path', 'null'])(
  'relay-to %j forwards nothing',
  (to) => {
    relayConversion(to, facts)
    expect(postMessage).not.toHaveBeenCalled()
  },
)

test('a host that nothing frames forwards nothing', () => {
  const top: { parent?: unknown; postMessage: typeof postMessage } = { postMessage }
  top.parent = top
  vi.stubGlobal('window', top)
  relayConversion('https://platform.example', facts)
  expect(postMessage).not.toHaveBeenCalled()
})
