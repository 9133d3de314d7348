import { freePort } from './freePort.ts'
import { readWebhookSecret } from './readWebhookSecret.ts'
import { type Server, startServer } from './startServer.ts'

const help = `npm run demo: the bank sandbox and the demo host, on two sites of this machine.

  BANK_PORT     port of the bank (4100; 0 picks a free one)
  HOST_PORT     port of the demo host (4000; 0 picks a free one)
  DATA_DIR      folder of the bank's database (.data)
  DATABASE_URL  a PostgreSQL instead of the embedded database
  SEED          JSON file of clients, rules and personas instead of the built-in one
  WEBHOOK_URL   where the bank's webhooks go instead of to the demo host

Ctrl-C stops both.`

type Names = 'bank' | 'host'
type Start = (name: Names, env: Record<string, string>) => Promise<Server | null>

const mains: Record<Names, string> = {
  bank: 'packages/bank-sandbox/src/main.ts',
  host: 'packages/demo-host/src/server/main.ts',
}
const clientId = 'pk_test_demo'

/** Both are up until told otherwise; gives the exit code. */
async function demo(): Promise<number> {
  const bankPort = await choosePort('BANK_PORT', 4100)
  const hostPort = await choosePort('HOST_PORT', 4000, bankPort)
  if (bankPort === null || hostPort === null) return 1
  const started: Server[] = []
  let isStopping = false
  const told = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        isStopping = true
        resolve(0)
      })
    }
  })
  /** Null where it did not start, or was not to start any more. */
  const start: Start = async (name, env) => {
    if (isStopping) return null
    const server = startServer(name, mains[name], env)
    started.push(server)
    const state = await server.ready
    const say = (text: string) => isStopping || console.error(text)
    if ('ending' in state) say(`The ${name} did not start (${state.ending}).`)
    else
      void server.ended.then((ending) =>
        say(`The ${name} stopped (${ending}). Start it again with: ${restartCommand(name, env)}`),
      )
    return 'ending' in state ? null : server
  }
  const code = await Promise.race([told, run(bankPort, hostPort, start)])
  isStopping = true
  await Promise.all(started.map((server) => server.stop()))
  return code
}

/** Resolves with 1 when one does not start or both have ended; else not at all. */
async function run(bankPort: number, hostPort: number, start: Start): Promise<number> {
  // Each must know the other's origin before either is up, so both are started with ports chosen here.
  const [bankOrigin, hostOrigin] = [`http://127.0.0.1:${bankPort}`, `http://localhost:${hostPort}`]
  const webhookUrl = process.env.WEBHOOK_URL || `${hostOrigin}/webhooks/offerdock`
  const bank = await start('bank', { PORT: `${bankPort}`, HOST_ORIGINS: hostOrigin, WEBHOOK_URL: webhookUrl })
  if (!bank) return 1
  // The bank makes it; that is why the host is the second to start.
  const secret = process.env.WEBHOOK_SECRET || (await readWebhookSecret(bankOrigin, clientId))
  const hostEnv = { PORT: `${hostPort}`, BANK_ORIGIN: bankOrigin, ...(secret && { WEBHOOK_SECRET: secret }) }
  const host = await start('host', hostEnv)
  if (!host) return 1
  console.log(`Open ${hostOrigin} in a browser. Ctrl-C stops both.`)
  await Promise.all([bank.ended, host.ended])
  return 1
}

/** What brings one server back on the same port, data and rules. Secrets have no business on a screen. */
function restartCommand(name: Names, env: Record<string, string>): string {
  const inherited = name === 'bank' ? ['DATA_DIR', 'SEED'].map((key) => [key, process.env[key]] as const) : []
  const words = [...Object.entries(env), ...inherited].flatMap(([key, value]) =>
    value ? `${key}=${key === 'WEBHOOK_SECRET' ? '…' : quote(value)}` : [],
  )
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
