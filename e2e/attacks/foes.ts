import type { Frame } from 'playwright-core'
import type { ForeignHost } from '../lab/foreignHost.ts'

const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const doc = (body: string) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${body}`

/** A frame whose script makes another one, of a `blob:` address with the origin of its maker. */
const blobMaker = `<script>const inner = document.createElement('iframe')
inner.name = 'foe'
inner.src = URL.createObjectURL(new Blob(['<!doctype html>'], { type: 'text/html' }))
document.documentElement.append(inner)</script>`

/**
 * Twelve windows whose origin is not the listed one, most of them made to be taken for it, as the HTML of a frame called
 * `foe` or with one in it. A server on loopback answers to every name that leads there.
 */
export function foesOf(listed: ForeignHost, unlisted: ForeignHost): Record<string, string> {
  const { port } = new URL(listed.origin)
  for (const host of [listed, unlisted]) host.serve('/foe', { html: doc('') })
  const at = (origin: string) => `<iframe name="foe" src="${origin}/foe"></iframe>`
  return {
    'another port': at(unlisted.origin),
    'another name, same port': at(`http://127.0.0.1:${port}`),
    'another name, another port': at(unlisted.origin.replace('localhost', '127.0.0.1')),
    'a name that ends like it': at(`http://evil.localhost:${port}`),
    'a name that begins like it': at(`http://localhost.evil.localhost:${port}`),
    'a name without the boundary': at(`http://notlocalhost.localhost:${port}`),
    'the name with a dot behind': at(`http://localhost.:${port}`),
    'its own page, sandboxed': `<iframe name="foe" sandbox="allow-scripts" src="${listed.origin}/foe"></iframe>`,
    'sandboxed srcdoc': '<iframe name="foe" sandbox="allow-scripts" srcdoc="&lt;p&gt;"></iframe>',
    'data: page': '<iframe name="foe" src="data:text/html,<p>"></iframe>',
    'blob: page of a stranger': `<iframe src="${unlisted.serve('/blob', { html: doc(blobMaker) })}"></iframe>`,
    'blob: page of a sandbox': `<iframe sandbox="allow-scripts" srcdoc="${quoted(blobMaker)}"></iframe>`,
  }
}

/** Other windows of the listed origin itself. */
export function neighborsOf(listed: ForeignHost): Record<string, string> {
  return {
    'a frame beside it': `<iframe name="foe" src="${listed.origin}/foe"></iframe>`,
    'srcdoc beside it': '<iframe name="foe" srcdoc="&lt;p&gt;"></iframe>',
    'blob: page beside it': `<iframe src="${listed.serve('/blob', { html: doc(blobMaker) })}"></iframe>`,
    'about:blank beside it': '<iframe name="foe"></iframe>',
  }
}

/** The frames called `foe` in a page, once all `count` of them are there. */
export async function foeFrames(frames: () => Frame[], count: number): Promise<Frame[]> {
  for (;;) {
    const found = frames().filter((frame) => frame.name() === 'foe')
    if (found.length === count) {
      await Promise.all(found.map((frame) => frame.waitForLoadState()))
      return found
    }
    await frames()[0]?.evaluate(() => new Promise(requestAnimationFrame))
  }
}

/** What can be wrong with the one message that opens the conversation; `perfect` is wrong only by who sends it. */
export const bends = [
  'perfect',
  'wrong nonce',
  'extra key',
  'own __proto__',
  'other type',
  'two ports',
  'oversized',
  'Map',
] as const
export type Bend = (typeof bends)[number]

export interface Shot {
  nonce: string
  bends: readonly Bend[]
  /** A word that nothing may repeat. */
  canary: string
}

/**
 * Runs in whatever window shoots: posts each bend to the first frame of the page, and gives what came back on the ports before
 * the fence that the spy in the panel (`spyOn`) puts behind every message.
 */
export async function shoot({ nonce, bends, canary }: Shot): Promise<unknown[]> {
  const page = (top as Window).opener ?? top
  const target = page.frames[0] as Window
  const perfect = { offerdock: 1, type: 'connect', nonce }
  const bent = (bend: Bend): unknown => {
    if (bend === 'wrong nonce')
      return { ...perfect, nonce: nonce.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }
    if (bend === 'extra key') return { ...perfect, canary }
    if (bend === 'own __proto__') return JSON.parse(`{"__proto__":{"${canary}":1},${JSON.stringify(perfect).slice(1)}`)
    if (bend === 'other type') return { ...perfect, type: `connect${canary}` }
    if (bend === 'oversized') return { ...perfect, nonce: nonce + canary.repeat(10_000) }
    if (bend === 'Map') return new Map(Object.entries(perfect))
    return perfect
  }
  const answers = bends.map(async (bend) => {
    const channels = Array.from({ length: bend === 'two ports' ? 2 : 1 }, () => new MessageChannel())
    const heard = channels.map(
      ({ port1 }) =>
        new Promise<unknown[]>((resolve) => {
          const said: unknown[] = []
          port1.onmessage = ({ data }) => (data === 'fence' ? resolve(said) : said.push(data))
        }),
    )
    target.postMessage(
      bent(bend),
      '*',
      channels.map(({ port2 }) => port2),
    )
    return (await Promise.all(heard)).flat()
  })
  return (await Promise.all(answers)).flat()
}

/** Puts a listener behind the panel's own: it counts the messages and puts a fence behind each on all of its ports. */
export const spyOn = (panel: Frame) =>
  panel.evaluate(() => {
    const spy = { heard: 0 }
    Object.assign(window, { spy })
    addEventListener('message', ({ ports }) => {
      spy.heard++
      for (const port of ports) port.postMessage('fence')
    })
  })
export const spyHeard = (panel: Frame) =>
  panel.evaluate(() => (window as unknown as { spy: { heard: number } }).spy.heard)
