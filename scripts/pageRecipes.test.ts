import fs from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { acceptConversion as reactAccept } from '../examples/react/src/acceptConversion.ts'
import { acceptConversion as vueAccept } from '../examples/vue/src/acceptConversion.ts'
import { inRoot } from './prepare/paths.mjs'

/** What pages are told to do with a conversion: a rejection lets the agreement go, so only a refusal of the platform may be one. */

type Accept = (receipt: string) => Promise<unknown>

/** The listener that a page of the docs prints, as a function of the receipt. */
function listenerOf(file: string): Accept {
  const text = fs.readFileSync(inRoot(file), 'utf8')
  const start = text.lastIndexOf('document.addEventListener', text.indexOf('event.respondWith(new'))
  const code = text
    .slice(start, text.indexOf('\n```', start))
    .split(/^<\/script>|^document\.addEventListener.*empty/m)[0]
  const listeners: ((event: object) => void)[] = []
  const document = { addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener) }
  new Function('document', code ?? '')(document)
  return (receipt) =>
    new Promise((respond) => listeners[0]?.({ detail: { id: 'c-1', orderRef: 'o', receipt }, respondWith: respond }))
}

function functionOf(file: string): Accept {
  const text = fs.readFileSync(inRoot(file), 'utf8')
  const code = text.slice(
    text.indexOf('function acceptConversion'),
    text.indexOf('</script>', text.indexOf('function acc')),
  )
  return new Function(`return ${code}`)()
}

const recipes: [string, Accept][] = [
  ...['README.md', 'README.zh-CN.md', 'docs/integrate.md', 'docs/events.md'].map((file): [string, Accept] => [
    file,
    listenerOf(file),
  ]),
  ['examples/html', functionOf('examples/html/index.html')],
  ['examples/react', reactAccept],
  ['examples/vue', vueAccept],
]

afterEach(() => void vi.restoreAllMocks())

/** What the panel hears once everything that was under way is over. */
async function outcomeOf(accept: Accept, fetched: () => Promise<Response>) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(fetched)
  vi.spyOn(console, 'warn').mockReturnValue()
  const outcome = accept('r').then(
    (answer) => ({ answer }),
    () => 'refused',
  )
  const open = new Promise((resolve) => setImmediate(() => setImmediate(resolve, 'open')))
  return Promise.race([outcome, open])
}

test.each(recipes)('%s gives the order number, and rejects what the platform refused', async (_, accept) => {
  const answer = { orderNumber: 'n-1' }
  expect(await outcomeOf(accept, async () => Response.json(answer))).toEqual({ answer })
  for (const status of [400, 404, 409, 422])
    expect(await outcomeOf(accept, async () => new Response('', { status }))).toBe('refused')
})

test.each(recipes)('%s leaves the answer open while the platform is down', async (_, accept) => {
  for (const status of [500, 502, 503, 504])
    expect(await outcomeOf(accept, async () => new Response('', { status }))).toBe('open')
  expect(await outcomeOf(accept, () => Promise.reject(new TypeError('no network')))).toBe('open')
  expect(await outcomeOf(accept, async () => new Response('<html>'))).toBe('open')
})
