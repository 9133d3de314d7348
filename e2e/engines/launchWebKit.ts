import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { freePort } from '../lab/product.ts'
import { connectWebDriver, type WebDriver } from './connectWebDriver.ts'
import { type Engine, keyActions, pressActions } from './engine.ts'

/** WebKitGTK's own small browser on a screen of its own, over the driver that comes with it. */
export async function launchWebKit(path: string): Promise<Engine> {
  const started: Started[] = []
  const stop = async () => {
    for (const one of started.reverse()) await one.stop().catch(() => {}) // a browser that fell leaves the others to end
  }
  try {
    const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'])
    started.push(screen)
    const display = await firstLine(screen)
    const port = await freePort()
    const driverProgram = start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, DISPLAY: `:${display}` },
    })
    started.push(driverProgram)
    const origin = `http://127.0.0.1:${port}`
    await answers(origin, driverProgram.child)
    const browser = { binary: path, args: ['--automation'] }
    const driver = await connectWebDriver(origin, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': browser,
    })
    started.push({ child: driverProgram.child, stop: driver.close })
    return engineOf(driver, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

const frame = `document.querySelector('offer-dock').shadowRoot.querySelector('iframe')`

function engineOf(driver: WebDriver, close: () => Promise<void>): Engine {
  const run = (script: string) => driver.send('POST', 'execute/sync', { script, args: [] })
  const evaluate = async (expression: string) => {
    const value = await run(`return ${expression}`)
    return typeof value === 'string' ? value : ''
  }
  const readAt = async (urlStart: string, expression: string) =>
    (await evaluate('location.href')).startsWith(urlStart) ? evaluate(expression) : ''
  const press = async (xPx: number, yPx: number) => {
    await driver.send('POST', 'actions', { actions: pressActions(xPx, yPx) })
  }
  /** Does something in the frame, and is in the page again after it. */
  const inFrame = async <T>(act: () => Promise<T>): Promise<T | null> => {
    const id = await run(`return ${frame}`)
    if (!id) return null
    await driver.send('POST', 'frame', { id })
    try {
      return await act()
    } finally {
      await driver.send('POST', 'frame', { id: null })
    }
  }
  return {
    async goto(url) {
      await driver.send('POST', 'url', { url })
    },
    read: evaluate,
    readInFrame: async (urlStart, expression) => (await inFrame(() => readAt(urlStart, expression))) ?? '',
    press,
    async pressInFrame(xPx, yPx) {
      // WebKit's driver counts from the corner of the page, whichever frame it is in.
      const { x, y } = JSON.parse(await evaluate(`JSON.stringify(${frame}.getBoundingClientRect())`))
      await press(x + xPx, y + yPx)
    },
    async type(key) {
      await driver.send('POST', 'actions', { actions: keyActions(key) })
    },
    close,
  }
}

interface Started {
  child: ChildProcess
  stop(): Promise<void>
}

/** A program and its end; what it writes on the fourth of its files can be read. */
function start(program: string, args: string[], options: SpawnOptions = {}): Started {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], ...options })
  const gone = once(child, 'exit')
  return {
    child,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function firstLine({ child }: Started): Promise<string> {
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) return line
  throw new Error('the program ended')
}

/** Until the driver listens: it does not say when. */
async function answers(origin: string, driver: ChildProcess) {
  while (driver.exitCode === null) {
    const isUp = await fetch(`${origin}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
  }
  throw new Error('WebKitWebDriver ended')
}
