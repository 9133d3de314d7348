import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import path from 'node:path'
import { copyEmptyDatabase } from '../../packages/bank-sandbox/src/testing/emptyDatabases.ts'
import { findViolations } from './findViolations.ts'
import { type Command, runCommand } from './runCommand.ts'
import { tempDir } from './tempDir.ts'

export const secretKey = 'sk_test_demo'

/** A bank and, where it was asked for, the demo host, started by the commands a user has. */
export interface Product {
  bankOrigin: string
  hostOrigin: string
  dataDir: string
  /** SIGKILL to the bank's own process, as `bank.pid` names it; resolves when it is gone. */
  killBank(): Promise<void>
  /** The bank again, by `npm run bank`, on the same port and data. */
  restartBank(): Promise<void>
  /** Throws when a browser reported meanwhile that something broke the policy of the panel. */
  stop(): Promise<void>
}

/** `npm run demo` on free ports with its own data. */
export async function startDemo(env: Record<string, string> = {}): Promise<Product> {
  const data = tempDir()
  const demo = runCommand(['run', '-s', 'demo'], { BANK_PORT: '0', HOST_PORT: '0', DATA_DIR: data.dir, ...env })
  const [bank, host] = await Promise.all([demo.line(/^bank ready (http:\S+)$/), demo.line(/^host ready (http:\S+)$/)])
  return product(`${bank[1]}`, `${host[1]}`, data, demo, env)
}

/** `npm run bank` on a free port, for pages of the test's own at `hostOrigin`. */
export async function startBank(hostOrigin: string, env: Record<string, string> = {}): Promise<Product> {
  const data = tempDir()
  await copyEmptyDatabase(data.dir)
  const all = { PORT: '0', HOST_ORIGINS: hostOrigin, DATA_DIR: data.dir, ...env }
  const bank = runCommand(['run', '-s', 'bank'], all)
  const [, origin] = await bank.line(/^bank ready (http:\S+)$/)
  return product(`${origin}`, hostOrigin, data, bank, env)
}

function product(
  bankOrigin: string,
  hostOrigin: string,
  data: ReturnType<typeof tempDir>,
  first: Command,
  env: Record<string, string>,
): Product {
  const commands = [first]
  return {
    bankOrigin,
    hostOrigin,
    dataDir: data.dir,
    async killBank() {
      const pid = bankPid(data.dir)
      process.kill(pid, 'SIGKILL')
      await gone(pid)
    },
    async restartBank() {
      const { port } = new URL(bankOrigin)
      const bank = runCommand(['run', '-s', 'bank'], {
        PORT: port,
        HOST_ORIGINS: hostOrigin,
        DATA_DIR: data.dir,
        ...env,
      })
      commands.push(bank)
      await bank.line(/^bank ready/)
    },
    async stop() {
      const violations = await findViolations(bankOrigin)
      await Promise.all(commands.map((command) => command.stop()))
      data.remove()
      if (violations.length > 0) throw new Error(`The policy of the panel was broken: ${violations.join(', ')}`)
    },
  }
}

export const bankPid = (dataDir: string) => Number.parseInt(readFileSync(path.join(dataDir, 'bank.pid'), 'utf8'), 10)

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // A killed child that nobody has reaped yet still answers to signals.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Resolves when a process that is not ours has ended. */
export async function gone(pid: number) {
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve))
}

/** A free port of loopback. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
