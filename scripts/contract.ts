import fs from 'node:fs'
import { makeContractFiles, toText } from './contract/contractFiles.ts'
import { explainBreaking, judgeContract, releasedFile } from './contract/judgeContract.ts'
import { inRoot } from './prepare/paths.mjs'

const help = `npm run contract: writes packages/sdk/openapi.json, packages/sdk/events.schema.json and the tables of docs/events.md,
docs/bank-api.md and docs/privacy.md from the contract, and says what has changed since v1 was last released.
  -- --release   takes the contract as released: from now on it is what a change is judged by`

const [option] = process.argv.slice(2)
if (option === '--help') console.log(help)
else if (option && option !== '--release') {
  console.error(help)
  process.exitCode = 2
} else await writeContract(option === '--release')

async function writeContract(isRelease: boolean) {
  const { files, shape } = await makeContractFiles()
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(inRoot(file), text)
  console.log(`${Object.keys(files).join(', ')}: ${Object.keys(shape.calls).length} calls`)
  const isFirst = !fs.existsSync(inRoot(releasedFile))
  const changes = isFirst ? [] : judgeContract(shape)
  for (const { isBreaking, text } of changes) console.log(`${isBreaking ? 'BREAKS' : 'adds'}  ${text}`)
  const breaking = explainBreaking(changes)
  if (breaking) {
    console.error(breaking)
    process.exitCode = 1
  } else if (isRelease) {
    fs.writeFileSync(inRoot(releasedFile), toText(shape))
    console.log(`${releasedFile}: ${isFirst ? 'written' : `${changes.length} additions taken`}`)
  }
}
