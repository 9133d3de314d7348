import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '../../scripts/findChromium.mjs'
import { browserFlags } from './browser.ts'

/** A browser on a profile that outlives it. */
export interface KillableBrowser {
  /** Its default context: the one that lives in the profile. */
  context: BrowserContext
  /** SIGKILL to the whole process group, as the kernel kills when memory is short; resolves when it is gone. */
  kill(): Promise<void>
}

/** Chromium in a process group of its own, with the flags of `launchBrowser`. */
export async function startKillableBrowser(profileDir: string): Promise<KillableBrowser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or let npm test install one')
  const flags = [
    ...browserFlags,
    '--window-size=1280,900',
    '--remote-debugging-port=0',
    `--user-data-dir=${profileDir}`,
  ]
  const child = spawn(executablePath, flags, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const browser = await chromium.connectOverCDP(await readEndpoint(child))
  const [context] = browser.contexts()
  if (!context || !child.pid) throw new Error('the browser has no context')
  const { pid } = child
  return {
    context,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL')
      await ended
      await browser.close().catch(() => {}) // of a line that is cut
    },
  }
}

async function readEndpoint({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the browser has no stderr')
  for await (const line of createInterface({ input: stderr })) {
    const [, endpoint] = /^DevTools listening on (ws:\S+)/.exec(line) ?? []
    if (endpoint) {
      stderr.resume() // or it would wait for a reader
      return endpoint
    }
  }
  throw new Error('the browser ended before it could be reached')
}
