import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { tempDir } from '../lab/tempDir.ts'
import { connectBidi } from './connectBidi.ts'
import { type Engine, keyActions, pressActions } from './engine.ts'

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
  // The window that it starts with never has the focus; a tab made by the session has it.
  const { context: page } = (await bidi.send('browsingContext.create', { type: 'tab' })) as { context: string }
  const evaluate = async (context: string, expression: string) => {
    const answer = await bidi.send('script.evaluate', { expression, target: { context }, awaitPromise: true })
    const { value } = (answer.result ?? {}) as { value?: unknown }
    return typeof value === 'string' ? value : ''
  }
  const press = async (context: string, xPx: number, yPx: number) => {
    await bidi.send('input.performActions', { context, actions: pressActions(xPx, yPx) })
  }
  const frameAt = async (urlStart: string) => {
    const tree = (await bidi.send('browsingContext.getTree', { root: page })) as { contexts: Context[] }
    return tree.contexts[0]?.children?.find(({ url }) => url.startsWith(urlStart))?.context
  }
  return {
    async goto(url) {
      await bidi.send('browsingContext.navigate', { context: page, url, wait: 'complete' })
    },
    read: (expression) => evaluate(page, expression),
    async readInFrame(urlStart, expression) {
      const frame = await frameAt(urlStart)
      return frame ? evaluate(frame, expression) : ''
    },
    press: (xPx, yPx) => press(page, xPx, yPx),
    async pressInFrame(xPx, yPx) {
      await press((await frameAt('')) ?? '', xPx, yPx)
    },
    async type(key) {
      await bidi.send('input.performActions', { context: page, actions: keyActions(key) })
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
