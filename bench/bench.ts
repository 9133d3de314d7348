import fs from 'node:fs'
import path from 'node:path'
import { bank } from './bank.ts'
import { bridge } from './bridge.ts'
import { panel } from './panel.ts'
import { pricing } from './pricing.ts'
import { runtime } from './runtime.ts'
import { size } from './size.ts'

/** One benchmark: what it found, for machines and for people. */
export interface Result {
  figures: unknown
  table: string
  /** Are all its goals reached? */
  isWithin: boolean
}

const benchmarks: Record<string, () => Result | Promise<Result>> = { size, runtime, bridge, panel, pricing, bank }
const planned = ['crowd', 'soak']
const help = `npm run bench -- NAME: measures, prints a table and writes bench/results/NAME.json.
  --quick  a short run of bank, bridge, runtime or panel, which writes nothing
  --store  of bank: PostgreSQL or embedded alone

  there now: ${Object.keys(benchmarks).join(', ')}
  not there yet: ${planned.join(', ')}`

/** Gives the exit code. */
async function bench(name: string | undefined): Promise<number> {
  const run = Object.entries(benchmarks).find(([key]) => key === name)?.[1]
  if (!run || !name) {
    console.error(name ? `There is no benchmark "${name}".\n\n${help}` : help)
    return 2
  }
  const { figures, table, isWithin } = await run()
  const file = path.join(import.meta.dirname, `results/${name}.json`)
  // What a short run measured is no result.
  if (process.argv.includes('--quick')) {
    console.log(table)
    return isWithin ? 0 : 1
  }
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, `${JSON.stringify({ name, at: new Date().toISOString(), figures }, null, 2)}\n`)
  console.log(`${table}\n\nwritten to ${path.relative(process.cwd(), file)}`)
  return isWithin ? 0 : 1
}

if (process.argv.includes('--help')) console.log(help)
else process.exitCode = await bench(process.argv[2])
