import { type Change, compareSchemas, type Direction } from './compareSchemas.ts'
import type { JsonSchema } from './jsonSchema.ts'
import type { KeyShape, MessageShapes } from './readProtocol.ts'
import type { CallShape, ContractShape } from './readShape.ts'

/** Every change of the contract between two shapes of it, each judged by those who were built to the older one. */
export function compareShapes(old: ContractShape, now: ContractShape): Change[] {
  const changes: Change[] = []
  const schemas = (direction: Direction) => ({ direction, before: old.schemas, after: now.schemas, changes })
  const events = { direction: 'answered' as const, before: old.eventSchemas, after: now.eventSchemas, changes }
  compareKeys(old.calls, now.calls, changes, (call, was, is) => compareCalls(call, was, is, schemas))
  compareSchemas(old.webhook, now.webhook, 'webhook', schemas('answered'))
  compareSchemas(old.receipt, now.receipt, 'receipt', schemas('answered'))
  compareKeys(old.events, now.events, changes, (name, was, is) =>
    compareSchemas(was, is, name, name === 'HostAnswer' ? { ...events, direction: 'asked' } : events),
  )
  compareKeys(old.codes, now.codes, changes, (code, was, is) => {
    if (was !== is) changes.push({ isBreaking: true, text: `code ${code}: was of scope ${was} and is of ${is} now` })
  })
  compareKeys(old.problems, now.problems, changes, (code, was, is) => {
    if (was !== is) changes.push({ isBreaking: true, text: `problem ${code}: had status ${was} and has ${is} now` })
  })
  compareMessages(old.protocol.host, now.protocol.host, { changes, direction: 'asked' })
  compareMessages(old.protocol.panel, now.protocol.panel, { changes, direction: 'answered' })
  return changes
}

/** What went is breaking, what came is not, and what stayed is compared. */
function compareKeys<T>(
  old: Record<string, T>,
  now: Record<string, T>,
  changes: Change[],
  compare: (key: string, was: T, is: T) => void,
) {
  for (const [key, was] of Object.entries(old)) {
    const is = now[key]
    if (is === undefined) changes.push({ isBreaking: true, text: `${key}: is gone` })
    else compare(key, was, is)
  }
  for (const key of Object.keys(now)) if (!(key in old)) changes.push({ isBreaking: false, text: `${key}: is new` })
}

type Schemas = (direction: Direction) => Parameters<typeof compareSchemas>[3]

function compareCalls(call: string, old: CallShape, now: CallShape, schemas: Schemas) {
  const { changes } = schemas('asked')
  const say = (isBreaking: boolean, what: string) => changes.push({ isBreaking, text: `${call}, ${what}` })
  const isOpen = ({ credentials }: CallShape) => credentials.length === 0
  const isKept = isOpen(now) || (!isOpen(old) && old.credentials.every((name) => now.credentials.includes(name)))
  if (!isKept) say(true, `credential: ${old.credentials.join(' or ') || 'none'} is not enough any more`)
  for (const [name, was] of Object.entries(old.parameters)) {
    const is = now.parameters[name]
    if (!is) say(true, `${name}: is gone`)
    else {
      compareSchemas(was.schema, is.schema, `${call}, ${name}`, schemas('asked'))
      if (is.isRequired && !was.isRequired) say(true, `${name}: is required now`)
      if (was.isRequired && !is.isRequired) say(false, `${name}: may be absent now`)
    }
  }
  for (const [name, { isRequired }] of Object.entries(now.parameters)) {
    if (!old.parameters[name]) say(isRequired, `${name}: is new${isRequired ? ' and required' : ''}`)
  }
  compareBodies(call, old.body, now.body, schemas)
  compareKeys(prefixed(call, old.answers), prefixed(call, now.answers), changes, (name, was, is) => {
    if (was && is) compareSchemas(was, is, name, schemas('answered'))
  })
}

const prefixed = (call: string, answers: CallShape['answers']) =>
  Object.fromEntries(Object.entries(answers).map(([name, schema]) => [`${call}, answer ${name}`, schema]))

function compareBodies(call: string, old: JsonSchema | null, now: JsonSchema | null, schemas: Schemas) {
  const place = `${call}, body`
  if (old && now) compareSchemas(old, now, place, schemas('asked'))
  else if (now) schemas('asked').changes.push({ isBreaking: true, text: `${place}: is new and required` })
  else if (old) schemas('asked').changes.push({ isBreaking: true, text: `${place}: is gone` })
}

interface Messages {
  changes: Change[]
  /** `asked`: what older hosts send to this panel. `answered`: what this panel sends to older hosts. */
  direction: Direction
}

/** Both sides drop a message with a key or a value that they do not know, so here growing is breaking too. */
function compareMessages(old: MessageShapes, now: MessageShapes, { changes, direction }: Messages) {
  const asked = direction === 'asked'
  const say = (isBreaking: boolean, text: string) => changes.push({ isBreaking, text })
  for (const type of Object.keys(old)) if (!now[type]) say(true, `message ${type}: is gone`)
  for (const [type, keys] of Object.entries(now)) {
    const before = old[type]
    if (!before) {
      say(!asked, `message ${type}: is new${asked ? '' : ', and older hosts close the port on it'}`)
      continue
    }
    for (const [key, was] of Object.entries(before)) {
      const place = `message ${type}, ${key}`
      const is = keys[key]
      if (!is) say(asked || !was.isOptional, `${place}: is gone`)
      else compareMessageKeys(place, was, is, { changes, direction })
    }
    for (const [key, { isOptional }] of Object.entries(keys)) {
      if (!before[key]) say(!asked || !isOptional, `message ${type}, ${key}: is new`)
    }
  }
}

function compareMessageKeys(place: string, was: KeyShape, is: KeyShape, { changes, direction }: Messages) {
  const [from, to] = direction === 'asked' ? [was, is] : [is, was]
  // `from` sends, `to` reads: all that the one may send, the other has to take.
  const isTaken =
    from.kind === to.kind &&
    (to.isOptional || !from.isOptional) &&
    (to.isNullable || !from.isNullable) &&
    (from.maxLength ?? 0) <= (to.maxLength ?? 0) &&
    (from.values ?? []).every((value) => to.values?.includes(value))
  if (JSON.stringify(was) === JSON.stringify(is)) return
  changes.push({ isBreaking: !isTaken, text: `${place}: was ${describe(was)} and is ${describe(is)} now` })
}

const describe = ({ kind, maxLength, values, isOptional, isNullable }: KeyShape) =>
  [kind, maxLength, values?.join('|'), isOptional && 'optional', isNullable && 'or null'].filter(Boolean).join(' ')
