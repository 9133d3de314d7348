import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Command {
  /** Resolves with the match of the first line, so far or to come, that fits; rejects when the command ends before. */
  line(pattern: RegExp): Promise<RegExpMatchArray>
  /** All that it has said. */
  output(): string
  /** Resolves with the exit code when the outer process is gone. */
  ended: Promise<number | null>
  /** SIGTERM to the outer process, as a user's terminal or supervisor sends it. */
  stop(): Promise<number | null>
}

/** Runs `npm run …` as a user would, with `env` on top of ours. */
export function runCommand(args: string[], env: Record<string, string> = {}): Command {
  const child: ChildProcess = spawn('npm', args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const watch of watchers) watch()
    })
  }
  let isOver = false
  const ended = once(child, 'close').then(([code]) => {
    isOver = true
    for (const watch of watchers) watch()
    return code as number | null
  })
  return {
    ended,
    output: () => lines.join('\n'),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = lines.map((line) => line.match(pattern)).find((found) => found !== null)
          if (!match && !isOver) return
          watchers.delete(look)
          if (match) resolve(match)
          else reject(new Error(`npm ${args.join(' ')} ended without ${pattern}:\n${lines.join('\n')}`))
        }
        watchers.add(look)
        look()
      }),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
