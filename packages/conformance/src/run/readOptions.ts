import { parseArgs } from 'node:util'
import { type Lack, lacks, type Options } from './options.ts'

/** What the command line asks for: a run, the help text, or nothing that could be done. */
export type Asked = { options: Options } | { help: true } | { list: true } | { mistake: string }

const text = { type: 'string' } as const
const config = {
  allowPositionals: true,
  strict: true,
  options: {
    help: { type: 'boolean', short: 'h' },
    list: { type: 'boolean' },
    client: text,
    'secret-key': text,
    currency: text,
    'second-client': text,
    'second-secret-key': text,
    campaign: text,
    room: text,
    'host-origin': text,
    issuer: text,
    'time-zone': text,
    'operator-key': text,
    'session-command': text,
    lacks: { ...text, multiple: true },
    only: { ...text, multiple: true },
    'fuzz-cases': text,
    seed: text,
    'timeout-ms': text,
    junit: text,
    json: text,
  },
} as const

/** Reads the arguments, with the secrets from the environment where no option has them. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Asked {
  try {
    const { values, positionals } = parseArgs({ ...config, args: [...args] })
    if (values.help) return { help: true }
    if (values.list) return { list: true }
    const [url, ...more] = positionals
    if (url === undefined) return { mistake: 'Which bank? Give its URL: http://127.0.0.1:4100' }
    if (more.length > 0) return { mistake: `One bank at a time: what is "${more[0]}"?` }
    const base = readBase(url)
    if (base === null) return { mistake: `"${url}" is no address such as https://bank.example` }
    return complete(base, values, env)
  } catch (error) {
    return { mistake: (error as Error).message }
  }
}

type Values = ReturnType<typeof parseArgs<typeof config>>['values']

function complete(base: string, values: Values, env: NodeJS.ProcessEnv): Asked {
  const chosen = splitList(values.lacks)
  const unknown = chosen.find((name) => !Object.hasOwn(lacks, name))
  if (unknown !== undefined) return { mistake: `--lacks ${unknown} is none of ${Object.keys(lacks).join(', ')}` }
  const counts = [values['fuzz-cases'] ?? '2400', values.seed ?? '1', values['timeout-ms'] ?? '30000']
  const wrong = counts.find((count) => !/^\d{1,7}$/.test(count))
  if (wrong !== undefined) return { mistake: `"${wrong}" is no whole number` }
  const [fuzzCases = 0, seed = 0, timeoutMs = 0] = counts.map(Number)
  const options: Options = {
    base,
    client: values.client ?? 'pk_test_demo',
    secretKey: values['secret-key'] ?? env.SECRET_KEY ?? 'sk_test_demo',
    currency: values.currency ?? 'CNY',
    secondClient: values['second-client'] ?? 'pk_test_brief',
    secondSecretKey: values['second-secret-key'] ?? env.SECOND_SECRET_KEY ?? 'sk_test_brief',
    campaign: values.campaign ?? 'last-piece',
    room: values.room ?? 'room-1',
    hostOrigin: values['host-origin'] ?? 'http://localhost:4000',
    issuer: values.issuer ?? null,
    timeZone: values['time-zone'] ?? null,
    operatorKey: values['operator-key'] ?? env.OPERATOR_KEY ?? null,
    sessionCommand: values['session-command'] ?? null,
    lacks: chosen as Lack[],
    only: splitList(values.only),
    ...{ fuzzCases, seed, timeoutMs },
    junitFile: values.junit ?? null,
    jsonFile: values.json ?? null,
  }
  return { options }
}

const splitList = (given: readonly string[] = []) =>
  given.flatMap((list) => list.split(',')).flatMap((name) => name.trim() || [])

/** Without the slash at the end, so that `/v1/…` can follow. */
function readBase(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, origin, pathname } = new URL(url)
  return /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : null
}
