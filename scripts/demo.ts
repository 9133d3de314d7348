import { freePort } from './freePort.ts'
import { type Server, startServer } from './startServer.ts'

const help = `npm run demo: the bank sandbox and the demo host, on two sites of this machine.

  BANK_PORT     port of the bank (4100; 0 picks a free one)
  HOST_PORT     port of the demo host (4000; 0 picks a free one)
  DATA_DIR      folder of the bank's database (.data)
  DATABASE_URL  a PostgreSQL instead of the embedded database
  SEED          JSON file of clients, rules and personas instead of the built-in one

Ctrl-C stops both.`

/** Both are up until told otherwise; gives the exit code. */
async function demo(): Promise<number> {
  const bankPort = await choosePort('BANK_PORT', 4100)
  const hostPort = await choosePort('HOST_PORT', 4000, bankPort)
  if (bankPort === null || hostPort === null) return 1
  const bankOrigin = `http://127.0.0.1:${bankPort}`
  // Each must know the other's origin before either is up, so both are started with ports chosen here.
  const bankEnv = { PORT: `${bankPort}`, HOST_ORIGINS: `http://localhost:${hostPort}` }
  const hostEnv = { PORT: `${hostPort}`, BANK_ORIGIN: bankOrigin }
  const servers = {
    bank: startServer('bank', 'packages/bank-sandbox/src/main.ts', bankEnv),
    host: startServer('host', 'packages/demo-host/src/server/main.ts', hostEnv),
  }
  let isStopping = false
  const told = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        isStopping = true
        resolve(0)
      })
    }
  })
  const code = await Promise.race([told, run(servers, { bank: bankEnv, host: hostEnv }, () => isStopping)])
  isStopping = true
  await Promise.all([servers.bank.stop(), servers.host.stop()])
  return code
}

type Names = 'bank' | 'host'

/** Resolves with 1 when one does not start or both have ended; else not at all. */
async function run(
  servers: Record<Names, Server>,
  env: Record<Names, Record<string, string>>,
  isStopping: () => boolean,
): Promise<number> {
  const failed = new Promise<number>((resolve) => {
    for (const name of ['bank', 'host'] as const) {
      servers[name].ready.then((state) => {
        if (isStopping() || !('ending' in state)) return
        console.error(`The ${name} did not start (${state.ending}).`)
        resolve(1)
      })
    }
  })
  const bothReady = Promise.all([servers.bank.ready, servers.host.ready])
  const first = await Promise.race([failed, bothReady])
  if (typeof first === 'number' || first.some((state) => 'ending' in state)) return 1
  const host = first[1]
  if ('origin' in host) console.log(`Open ${host.origin} in a browser. Ctrl-C stops both.`)
  await Promise.all(
    (['bank', 'host'] as const).map(async (name) => {
      const ending = await servers[name].ended
      if (isStopping()) return
      console.error(`The ${name} stopped (${ending}). Start it again with: ${restartCommand(name, env[name])}`)
    }),
  )
  return 1
}

/** What brings one server back on the same port, data and rules. */
function restartCommand(name: Names, env: Record<string, string>): string {
  const inherited = name === 'bank' ? ['DATA_DIR', 'SEED'].map((key) => [key, process.env[key]] as const) : []
  const words = [...Object.entries(env), ...inherited].flatMap(([key, value]) =>
    value ? `${key}=${quote(value)}` : [],
  )
  // A database URL may hold a password, which has no business on a screen.
  if (name === 'bank' && process.env.DATABASE_URL) words.push('DATABASE_URL=…')
  return [...words, 'npm run', name].join(' ')
}

const quote = (text: string) => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

async function choosePort(variable: string, usual: number, notThis?: number | null): Promise<number | null> {
  const wanted = Number(process.env[variable] || usual)
  const isPort = Number.isInteger(wanted) && wanted >= 0 && wanted < 65536
  const port = isPort ? await freePort(wanted) : null
  if (port === 0 || (port !== null && port === notThis)) {
    if (wanted === 0) return choosePort(variable, usual, notThis)
    console.error(`BANK_PORT and HOST_PORT are both ${wanted}; they have to differ.`)
    return null
  }
  if (!isPort) console.error(`${variable}=${process.env[variable]} is not a port number.`)
  else if (port === null) console.error(`Port ${wanted} is taken; choose another with ${variable}.`)
  return port
}

if (process.argv.includes('--help')) console.log(help)
else process.exit(await demo())
