import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const root = path.resolve(import.meta.dirname, '..')

/** How a server ended, in words: `exit code 1`, `SIGKILL`. */
export type Ending = string

export interface Server {
  /** The origin of the ready line, or how the server ended before it was ready. */
  ready: Promise<{ origin: string } | { ending: Ending }>
  ended: Promise<Ending>
  /** SIGTERM, and after `patienceMs` SIGKILL; resolves when the process is gone. */
  stop(patienceMs?: number): Promise<void>
}

/**
 * Starts one of our servers as a child. It never outlives us, because it stops when its IPC channel closes. Its
 * `<name> ready http://…` line goes to our stdout, all else it says to our stderr.
 */
export function startServer(name: string, main: string, env: Record<string, string>): Server {
  const child = spawn(process.execPath, [main], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Its own group: Ctrl-C reaches us alone, so that a server is told to stop once and by us.
    detached: true,
  })
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const origin = new Promise<{ origin: string }>((resolve) => {
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, said] = line.match(`^${name} ready (https?://\\S+)`) ?? []
      if (said) resolve({ origin: said })
      const stream = said ? process.stdout : process.stderr
      stream.write(`${line}\n`)
    })
  })
  return {
    ready: Promise.race([origin, ended.then((ending) => ({ ending }))]),
    ended,
    async stop(patienceMs = 5000) {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(timer)
    },
  }
}
