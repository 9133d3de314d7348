import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { browserFlags } from '../../e2e/lab/browser.ts'
import { tempDir } from '../../e2e/lab/tempDir.ts'
import { findChromium } from '../../scripts/findChromium.mjs'

export interface DevToolsEvent {
  method: string
  sessionId?: string
  params: Record<string, unknown>
}

/** Chromium over its own protocol and nothing between: a library that follows every frame adds 20 ms to a cold one. */
export interface DevTools {
  /** Gives the answer's result; what is read of it, the caller knows. */
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>
  /** Gives the undo. */
  listen(onEvent: (event: DevToolsEvent) => void): () => void
  stop(): Promise<void>
}

export async function connectBrowser(): Promise<DevTools> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH, or let npm test install one')
  const profile = tempDir()
  const flags = [...browserFlags, '--remote-debugging-port=0', `--user-data-dir=${profile.dir}`]
  const child = spawn(executablePath, flags, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  const socket = new WebSocket(await readEndpoint(child.stderr))
  await once(socket, 'open')

  const waiting = new Map<number, { resolve(result: unknown): void; reject(cause: Error): void }>()
  const listeners = new Set<(event: DevToolsEvent) => void>()
  let lastId = 0
  socket.onmessage = ({ data }) => {
    const { id, result, error, ...event } = JSON.parse(`${data}`)
    if (id === undefined) for (const listener of listeners) listener(event)
    else if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
    waiting.delete(id)
  }

  return {
    send: <T>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<T>((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject }) // `T` is the caller's word
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
      }),
    listen(onEvent) {
      listeners.add(onEvent)
      return () => listeners.delete(onEvent)
    },
    async stop() {
      socket.close()
      child.kill()
      await ended
      profile.remove()
    },
  }
}

async function readEndpoint(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stderr })) {
    const [, endpoint] = /^DevTools listening on (ws:\S+)/.exec(line) ?? []
    if (!endpoint) continue
    stderr.resume() // or it would wait for a reader
    return endpoint
  }
  throw new Error('the browser ended before it could be reached')
}
