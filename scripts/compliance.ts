import fs from 'node:fs'
import { rules } from '../packages/sdk/src/policy/rules.ts'
import { findPolicyTests } from './compliance/findPolicyTests.ts'
import { writeCompliance } from './compliance/writeCompliance.ts'
import { inRoot } from './prepare/paths.mjs'

const help = `npm run compliance: writes docs/compliance.md, which rule of which market is held by which test, from
packages/sdk/src/policy/rules and from the titles of the policy's tests.`

const [option] = process.argv.slice(2)
if (option === '--help') console.log(help)
else if (option) {
  console.error(help)
  process.exitCode = 2
} else {
  fs.writeFileSync(inRoot('docs/compliance.md'), writeCompliance(rules, findPolicyTests()))
  console.log(`docs/compliance.md: ${rules.length} rules`)
}
