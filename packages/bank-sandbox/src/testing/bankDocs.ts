import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const readPage = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../../../docs', name), 'utf8')

/** The pages that say what the bank serves, by name. */
export const bankDocs = Object.fromEntries(
  ['bank-api.md', 'bank-operator.md', 'webhooks.md'].map((name) => [name, readPage(name)]),
)

/** The shell samples of a page as one script, in their order. */
export const readSamples = (page: string): string =>
  Array.from(page.matchAll(/^```sh\n(.*?)^```$/gms), ([, sample]) => sample).join('')

/** Whether this machine has what the samples are written for. */
export const canRunSamples = spawnSync('bash', ['-c', 'command -v curl jq']).status === 0

// The reading time of the test seed is none, and a stream has no end.
const prelude = `set -eo pipefail
sleep() { :; }
curl() { case $1 in -N) command curl -fsSI "\${@:2}";; *) command curl -fsS "$@";; esac; }
`

/** Runs the samples of a page against a bank, up to the first that fails; its output then is in the error. */
export async function runSamples(origin: string, page: string): Promise<string> {
  const script = prelude + readSamples(page).replaceAll('http://127.0.0.1:4100', origin)
  return (await promisify(execFile)('bash', ['-xc', script])).stdout
}
