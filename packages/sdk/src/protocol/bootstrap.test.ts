import { build } from 'esbuild'
import { expect, test } from 'vitest'
import type * as guarded from './bootstrap.ts'
import { makeNonce, readBootstrap } from './bootstrap.ts'

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
  'wrong source': { from: { source: {} as MessageEventSource }, guard: 'event.source !==' },
  'wrong origin': { from: { origin: `${origin}.evil.example` }, guard: 'expected.origins.includes' },
  'wrong nonce': { from: { data: { offerdock: 1, type: 'connect', nonce: makeNonce() } }, guard: 'message.nonce !==' },
  'two ports': { from: { ports: 2 }, guard: 'event.ports.length === 1' },
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
  const mutant = await withoutGuard(guard)
  expect(mutant.readBootstrap(attempt(from), expected)).toBeInstanceOf(MessagePort)
})

test('without the reader of shapes an extra key gets in', async () => {
  const mutant = await withoutGuard('readShape(bootstrapShape', 'const message = event.data')
  const data = { offerdock: 1, type: 'connect', nonce, extra: 1 }
  expect(mutant.readBootstrap(attempt({ data }), expected)).toBeInstanceOf(MessagePort)
})

test('a nonce is 128 random bits in hexadecimal', () => {
  const nonces = Array.from({ length: 1000 }, makeNonce)
  expect(new Set(nonces).size).toBe(1000)
  for (const one of nonces) expect(one).toMatch(/^[0-9a-f]{32}$/)
})

/** `bootstrap.ts` with the one line that holds `guard` taken out. */
async function withoutGuard(guard: string, instead = ''): Promise<typeof guarded> {
  const { outputFiles } = await build({
    entryPoints: [new URL('bootstrap.ts', import.meta.url).pathname],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [
      {
        name: 'mutant',
        setup(task) {
          task.onLoad({ filter: /bootstrap\.ts$/ }, async ({ path }) => {
            const { readFile } = await import('node:fs/promises')
            const lines = (await readFile(path, 'utf8')).split('\n')
            const found = lines.filter((line) => line.includes(guard))
            if (found.length !== 1) throw new Error(`"${guard}" is on ${found.length} lines`)
            const rest = guard.startsWith('event.ports') ? 'return port ?? null' : instead
            return { contents: lines.map((line) => (line.includes(guard) ? rest : line)).join('\n'), loader: 'ts' }
          })
        },
      },
    ],
  })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)
}
