import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { tempDir } from '../lab/tempDir.ts'
import { connectBidi } from './connectBidi.ts'
import type { Engine } from './engine.ts'

interface Context {
  context: string
  url: string
  children?: Context[] | null
}

/** Firefox without a screen, over WebDriver BiDi, which it speaks by itself. */
export async function launchFirefox(path: string): Promise<Engine> {
  const profile = tempDir()
  const args = ['--headless', '--no-remote', '--profile', profile.dir, '--remote-debugging-port', '0']
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = once(child, 'exit')
  const address = await Promise.race([
    readAddress(child.stderr),
    gone.then(() => Promise.reject(new Error('it ended'))),
  ])
  const bidi = await connectBidi(`${address}/session`)
  await bidi.send('session.new', { capabilities: {} })
  const { contexts } = (await bidi.send('browsingContext.getTree', {})) as { contexts: Context[] }
  const page = contexts[0]?.context ?? ''

  const evaluate = async (context: string, expression: string) => {
    const answer = await bidi.send('script.evaluate', { expression, target: { context }, awaitPromise: true })
    const { value } = (answer.result ?? {}) as { value?: unknown }
    return typeof value === 'string' ? value : ''
  }
  return {
    async goto(url) {
      await bidi.send('browsingContext.navigate', { context: page, url, wait: 'complete' })
    },
    read: (expression) => evaluate(page, expression),
    async readInFrame(urlStart, expression) {
      const tree = (await bidi.send('browsingContext.getTree', { root: page })) as { contexts: Context[] }
      const frame = tree.contexts[0]?.children?.find(({ url }) => url.startsWith(urlStart))
      return frame ? evaluate(frame.context, expression) : ''
    },
    async press(x, y) {
      const steps = [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]
      const actions = [{ type: 'pointer', id: 'mouse', actions: steps }]
      await bidi.send('input.performActions', { context: page, actions })
    },
    async close() {
      bidi.close()
      child.kill('SIGTERM')
      await gone
      profile.remove()
    },
  }
}

async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, address] = /^WebDriver BiDi listening on (ws:\S+)$/.exec(line) ?? []
    if (address) {
      output.resume() // a full pipe would stop it
      return address
    }
  }
  throw new Error('it does not speak WebDriver BiDi')
}
