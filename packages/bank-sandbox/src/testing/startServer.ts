import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { cacheDir } from './emptyDatabases.ts'

const main = path.resolve(import.meta.dirname, '../main.ts')

/**
 * The embedded database is WebAssembly: compiled once and not twice, a bank of so short a life as a test's takes a third
 * less of the processor.
 */
const shortLived = ['--liftoff-only']

/** Starts the bank as `npm run bank` does, but for the flags of Node, and waits for its line, or for its end. */
export async function startServer(env: Record<string, string>, flags = shortLived) {
  const child = spawnBank(env, flags)
  let stderr = ''
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  // `close` of the child would not come once its IPC channel was disconnected from here.
  const ended = Promise.all([once(child, 'exit'), child.stderr && once(child.stderr, 'close')]).then(([exit]) => exit)
  const lines: string[] = []
  const ready = new Promise<string>((resolve) => {
    if (!child.stdout) return
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line)
      const [, origin] = /^bank ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? []
      if (origin) resolve(origin)
    })
  })
  const origin = await Promise.race([ready, ended.then(() => null)])
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { child, origin: origin ?? '', isReady: origin !== null, lines, ended, end, stderr: () => stderr }
}

export type Server = Awaited<ReturnType<typeof startServer>>

/** With an IPC channel, so that a bank that a failed test forgot ends with the tests. */
function spawnBank(env: Record<string, string>, flags: string[]): ChildProcess {
  return spawn(process.execPath, [...flags, main], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', NODE_COMPILE_CACHE: path.join(cacheDir, 'compiled'), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}
