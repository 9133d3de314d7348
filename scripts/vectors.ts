import path from 'node:path'
import { readVectorFile } from '../packages/sdk/vectors/readVectorFile.ts'
import { runVector } from '../packages/sdk/vectors/runVector.ts'

const help = `npm run vectors -- FILE: runs a vector file through the pricing of the SDK, tells every miss and ends with
"N passed, N failed". Exit code 1 when one failed, 2 when the file cannot be read.
The file of this repository: packages/sdk/vectors/open.json`

/** Gives the exit code. */
function vectors(file: string): number {
  let passed = 0
  let failed = 0
  for (const vector of readVectorFile(file)) {
    const misses = runVector(vector)
    if (misses.length === 0) passed++
    else failed++
    if (misses.length > 0) console.log([`✗ ${vector.id} ${vector.title}`, ...misses].join('\n    '))
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

const [name] = process.argv.slice(2)
if (!name || name === '--help') {
  console.log(help)
  process.exitCode = name ? 0 : 2
} else {
  try {
    // npm runs scripts at the root, but the name was typed where the user is.
    process.exitCode = vectors(path.resolve(process.env.INIT_CWD ?? '', name))
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 2
  }
}
