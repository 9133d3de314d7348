import fs from 'node:fs'
import { contractDir, listContractFiles, toName } from './findSchemas.ts'

const declaration =
  /(?:\/\*\*(?<comment>(?:(?!\*\/)[\s\S])*)\*\/\n)?(?:^(?:export )?const (?<schema>\w+)|^ {2}(?<field>\w+)[:,])|\.\.\.(?<base>\w+)/gm

/** What the comments of the contract say: of a schema under its name, of a field under `Name.field`. */
export function readDocComments(): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of listContractFiles()) {
    let current = ''
    for (const { groups = {} } of fs.readFileSync(`${contractDir}/${file}`, 'utf8').matchAll(declaration)) {
      const { comment, schema, field, base } = groups
      if (schema) current = toName(schema)
      if (base) inherit(found, toName(base), current)
      if (comment) found.set(field ? `${current}.${field}` : current, toText(comment))
    }
  }
  return found
}

/** Fields that a schema takes from another one keep what is said of them there. */
function inherit(found: Map<string, string>, from: string, to: string) {
  for (const [key, text] of [...found]) {
    if (key.startsWith(`${from}.`)) found.set(key.replace(from, to), text)
  }
}

/** A file of laws that some comments point to is no part of the repository. */
const toText = (comment: string) =>
  comment
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ \(COMPLIANCE[^)]*\)/g, '')
    .trim()
