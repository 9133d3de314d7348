import { execFile } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { copyOriginal } from './emptyDatabases.ts'

const execute = promisify(execFile)
const nobody = 65534

/** Starts a PostgreSQL cluster in a folder of its own. `settings` are `name=value`; without any it does not fsync. */
export async function startPostgres(settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pg-')) // short: a socket's path ends at 107 characters
  const bin = findBinaries()
  const data = path.join(folder, 'data')
  const port = await findFreePort()
  await copyOriginal(`postgres-${path.basename(path.dirname(bin))}`, data, (original) => makeCluster(bin, original))
  chmodSync(data, 0o700)
  await giveToNobody(folder)
  const flags = ['listen_addresses=127.0.0.1', ...settings].map((setting) => `-c ${setting}`).join(' ')
  const log = path.join(folder, 'log')
  const control = (...args: string[]) => run(bin, 'pg_ctl', ['-D', data, '-w', '-s', ...args], folder)
  /** Starts it again after `halt`, at the same address. */
  const resume = () => control('-l', log, '-o', `-k ${folder} -p ${port} ${flags}`, 'start')
  /** Without a word to anybody who is connected. */
  const halt = () => control('-m', 'immediate', 'stop')
  await resume()
  const stop = async () => {
    await halt()
    rmSync(folder, { recursive: true, force: true })
  }
  return { databaseUrl: `postgres://app@127.0.0.1:${port}/postgres`, stop, halt, resume }
}

/** In a folder that `nobody` can reach, which the cache of the checkout may not be. */
async function makeCluster(bin: string, original: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pg-'))
  const data = path.join(folder, 'data')
  await giveToNobody(folder)
  await run(bin, 'initdb', ['-D', data, '-U', 'app', '--auth=trust', '-E', 'UTF8', '--no-sync', '--no-locale'], folder)
  cpSync(data, original, { recursive: true })
  rmSync(folder, { recursive: true })
}

/** Everything in it; who is not root keeps what they made. */
async function giveToNobody(folder: string) {
  if (process.getuid?.() === 0) await execute('chown', ['-R', `${nobody}:${nobody}`, folder])
}

/** PostgreSQL refuses to run as root. */
function run(bin: string, command: string, args: string[], cwd: string) {
  const program = path.join(bin, command)
  const options = { cwd, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }
  if (process.getuid?.() !== 0) return execute(program, args, options)
  return execute('runuser', ['-u', 'nobody', '--', program, ...args], options)
}

function findBinaries(): string {
  if (process.env.PG_BIN) return process.env.PG_BIN
  const [newest] = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
  return `/usr/lib/postgresql/${newest}/bin`
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
