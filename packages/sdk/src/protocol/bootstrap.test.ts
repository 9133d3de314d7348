import { afterEach, expect, test, vi } from 'vitest'
import { withoutGuard } from '../testing/withoutGuard.ts'
import { makeNonce, onBootstrap, readBootstrap } from './bootstrap.ts'

const load = (guard: string, instead?: string) =>
  withoutGuard<{ readBootstrap: typeof readBootstrap; onBootstrap: typeof onBootstrap }>('protocol/bootstrap.ts', {
    guard,
    instead,
  })
const parent = {} as MessageEventSource
const origin = 'https://shop.example'
const nonce = makeNonce()
const expected = { source: parent, origins: [origin], nonce }

interface Attempt {
  source?: MessageEventSource | null
  origin?: string
  data?: unknown
  ports?: number
}

function attempt({ source = parent, origin: from = origin, data, ports = 1 }: Attempt): MessageEvent {
  const channels = Array.from({ length: ports }, () => new MessageChannel().port2)
  for (const port of channels) port.close()
  const body = data ?? { offerdock: 1, type: 'connect', nonce }
  return { source, origin: from, data: body, ports: channels } as unknown as MessageEvent // a MessageEvent needs a window
}

const attacks: Record<string, { from: Attempt; guard: string }> = {
  'wrong source': {
    from: { source: {} as MessageEventSource },
    guard: 'if (event.source !== expected.source) return null',
  },
  'wrong origin': {
    from: { origin: `${origin}.evil.example` },
    guard: 'if (!expected.origins.includes(event.origin)) return null',
  },
  'wrong nonce': {
    from: { data: { offerdock: 1, type: 'connect', nonce: makeNonce() } },
    guard: 'if (message.nonce !== expected.nonce) return null',
  },
  'two ports': { from: { ports: 2 }, guard: '&& event.ports.length === 1' },
}

test('the parent at a listed origin with the nonce and one port is let in', () => {
  expect(readBootstrap(attempt({}), expected)).toBeInstanceOf(MessagePort)
})

test.each(Object.entries(attacks))('%s is refused', (_, { from }) => {
  expect(readBootstrap(attempt(from), expected)).toBeNull()
})

test.each([
  ['unknown type', { offerdock: 1, type: 'hello', nonce }],
  ['extra key', { offerdock: 1, type: 'connect', nonce, extra: 1 }],
  ['no object', 'connect'],
  ['no port', undefined],
])('%s is refused', (name, data) => {
  expect(readBootstrap(attempt(name === 'no port' ? { ports: 0 } : { data }), expected)).toBeNull()
})

test.each(Object.entries(attacks))('without its guard %s gets in', async (_, { from, guard }) => {
  const mutant = await load(guard)
  expect(mutant.readBootstrap(attempt(from), expected)).toBeInstanceOf(MessagePort)
})

test('without the reader of shapes an extra key gets in', async () => {
  const mutant = await load('readShape(bootstrapShape, event.data)', 'event.data')
  const data = { offerdock: 1, type: 'connect', nonce, extra: 1 }
  expect(mutant.readBootstrap(attempt({ data }), expected)).toBeInstanceOf(MessagePort)
})

/** How often the panel connects when the good bootstrap comes twice. */
function connectTwice(listen: typeof onBootstrap): number {
  const window = new EventTarget()
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  let connections = 0
  listen(expected, () => connections++)
  for (const _ of [1, 2]) window.dispatchEvent(Object.assign(new Event('message'), attempt({})))
  return connections
}
afterEach(() => void vi.unstubAllGlobals())

test('a second bootstrap is not heard, and without the stop it is', async () => {
  expect(connectTwice(onBootstrap)).toBe(1)
  const mutant = await load('    stop()\n')
  expect(connectTwice(mutant.onBootstrap)).toBe(2)
})

test('a nonce is 128 random bits in hexadecimal', () => {
  const nonces = Array.from({ length: 1000 }, makeNonce)
  expect(new Set(nonces).size).toBe(1000)
  for (const one of nonces) expect(one).toMatch(/^[0-9a-f]{32}$/)
})
