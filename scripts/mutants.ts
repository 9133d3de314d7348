import { type Guard, guards } from './mutants/guards.ts'
import { runTests } from './mutants/runTests.ts'
import { tryGuard } from './mutants/tryGuard.ts'
import { stopWithParent } from './prepare/runCommand.mjs'

const help = `npm run test:mutants: takes each guard of scripts/mutants out in turn and demands that its tests go red.
npm run test:mutants -- WORD …: only guards whose file or purpose contains one of the words
  --list  names them and runs nothing

A guard whose text is no longer found, a test that is red with the guard in place and a test that is not there count as
failed. The tree is not touched: guards are left out as the tests load or the build reads their file.`

/** Gives the exit code. */
async function mutants(words: string[], isList: boolean): Promise<number> {
  const isMeant = ({ file, against }: Guard) =>
    words.length === 0 || words.some((word) => `${file} ${against}`.includes(word))
  const chosen = guards.filter(isMeant)
  if (isList) {
    for (const { against, file } of chosen) console.log(`${against} (${file})`)
    return 0
  }
  stopWithParent()
  const sound = await runTests(merge(chosen), {})
  let failed = 0
  for (const guard of chosen) {
    const problem = await tryGuard(guard, sound)
    if (problem) failed++
    console.log(`${problem ? '✗' : '✓'} ${guard.against} (${guard.file})${problem ? `: ${problem}` : ''}`)
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
  return failed > 0 || chosen.length === 0 ? 1 : 0
}

/** The tests of all of them, each once. */
function merge(chosen: Guard[]): Guard['red'] {
  const all = new Map<string, Set<string>>()
  for (const [file, names] of chosen.flatMap(({ red }) => Object.entries(red))) {
    all.set(file, new Set([...(all.get(file) ?? []), ...names]))
  }
  return Object.fromEntries(Array.from(all, ([file, names]) => [file, [...names]]))
}

const args = process.argv.slice(2)
const words = args.filter((arg) => !arg.startsWith('--'))
if (args.includes('--help')) console.log(help)
else process.exit(await mutants(words, args.includes('--list')))
