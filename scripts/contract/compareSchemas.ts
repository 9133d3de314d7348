import type { JsonSchema } from './jsonSchema.ts'

export interface Change {
  isBreaking: boolean
  /** Where, and what it is now: `POST /v1/quotes, body, planId: is required now`. */
  text: string
}

/** Who writes what the schema describes: what others send may only be taken more freely, what they get only less. */
export type Direction = 'asked' | 'answered'

interface Comparison {
  direction: Direction
  /** The components that references of the older and of the newer schema lead to. */
  before: Record<string, JsonSchema>
  after: Record<string, JsonSchema>
  changes: Change[]
}

interface Facts {
  schema: JsonSchema
  isNullable: boolean
}

/** Adds every change from `old` to `now`, and judges each by who has to live with it. */
export function compareSchemas(old: JsonSchema, now: JsonSchema, place: string, comparison: Comparison) {
  const { before, after, direction } = comparison
  const [was, is] = [resolve(old, before), resolve(now, after)]
  const asked = direction === 'asked'
  const say = (isBreaking: boolean, what: string) => comparison.changes.push({ isBreaking, text: `${place}: ${what}` })
  if (is.isNullable && !was.isNullable) say(!asked, 'may be null now')
  if (was.isNullable && !is.isNullable) say(asked, 'may not be null any more')
  const [a, b] = [was.schema, is.schema]
  if (a.anyOf || a.oneOf || b.anyOf || b.oneOf) return compareBranches(a, b, place, comparison)
  if (!isSameType(a, b)) {
    say(!(asked && a.type === 'integer' && b.type === 'number'), `was ${nameType(a)} and is ${nameType(b)} now`)
    return
  }
  compareValues(a, b, { asked, say })
  compareLimits(a, b, { asked, say })
  compareFields(a, b, place, comparison)
  compareOpenness(a, b, { asked, say })
  if (a.items && b.items) compareSchemas(a.items, b.items, `${place}[]`, comparison)
  const [entry, entryNow] = [entryOf(a), entryOf(b)]
  if (entry && entryNow) compareSchemas(entry, entryNow, `${place}.*`, comparison)
}

/** The schema that a reference leads to, and null apart from what it may be beside. */
function resolve(schema: JsonSchema, components: Record<string, JsonSchema>): Facts {
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) {
    const found = components[name]
    if (!found) throw new Error(`the contract has no schema ${name}`)
    return resolve(found, components)
  }
  const branches = schema.anyOf ?? schema.oneOf
  const others = branches?.filter(({ type }) => type !== 'null') ?? []
  if (!branches || others.length === branches.length) return { schema, isNullable: schema.type === 'null' }
  const [only] = others
  if (others.length === 1 && only) return { ...resolve(only, components), isNullable: true }
  return { schema: { ...schema, ...(schema.anyOf ? { anyOf: others } : { oneOf: others }) }, isNullable: true }
}

const isSameType = (a: JsonSchema, b: JsonSchema) => nameType(a) === nameType(b)
const nameType = ({ type }: JsonSchema) => (Array.isArray(type) ? [...type].sort().join(' or ') : (type ?? 'anything'))

/** Branches are told apart by the constants in them; a schema without branches is one. */
function compareBranches(a: JsonSchema, b: JsonSchema, place: string, comparison: Comparison) {
  const list = (schema: JsonSchema, components: Record<string, JsonSchema>) =>
    new Map((schema.anyOf ?? schema.oneOf ?? [schema]).map((one, i) => [nameBranch(one, components) || `#${i}`, one]))
  const [old, now] = [list(a, comparison.before), list(b, comparison.after)]
  for (const [name, branch] of old) {
    const other = now.get(name)
    if (other) compareSchemas(branch, other, `${place}(${name})`, comparison)
    else comparison.changes.push({ isBreaking: true, text: `${place}: ${name} is gone` })
  }
  for (const name of now.keys()) {
    if (!old.has(name)) comparison.changes.push({ isBreaking: false, text: `${place}: may be ${name} too` })
  }
}

function nameBranch(schema: JsonSchema, components: Record<string, JsonSchema>): string {
  const { schema: found } = resolve(schema, components)
  const fields = Object.entries(found.properties ?? {}).flatMap(([key, one]) => {
    const values = one.enum ?? (one.const === undefined ? [] : [one.const])
    return values.length > 0 ? [`${key} ${values.join('|')}`] : []
  })
  return fields.join(', ') || (found.properties ? Object.keys(found.properties).sort().join('+') : '')
}

interface Judging {
  asked: boolean
  say: (isBreaking: boolean, what: string) => void
}

function compareValues(a: JsonSchema, b: JsonSchema, { asked, say }: Judging) {
  const values = ({ enum: list, const: one }: JsonSchema) => list ?? (one === undefined ? null : [one])
  const [old, now] = [values(a), values(b)]
  if (!old && now) say(asked, `may only be ${now.join(', ')} now`)
  if (old && !now) say(!asked, 'may be any value now')
  if (!old || !now) return
  // Of what is answered, a value more is for readers to pass over; one less is one that somebody waits for.
  for (const value of old) if (!now.includes(value)) say(true, `${JSON.stringify(value)} is gone`)
  for (const value of now) if (!old.includes(value)) say(false, `may be ${JSON.stringify(value)} too`)
}

/** Lists whose items, and objects whose further fields, come to be described, or are no longer. */
function compareOpenness(a: JsonSchema, b: JsonSchema, { asked, say }: Judging) {
  if (!a.items && b.items) say(asked, 'items may not be anything any more')
  if (a.items && !b.items) say(!asked, 'items may be anything now')
  const [was, is] = [opennessOf(a), opennessOf(b)]
  if (is < was)
    say(
      asked || was === 1,
      is === 0 ? 'takes no further field any more' : 'further fields may not be anything any more',
    )
  if (is > was)
    say(!asked && was === 1, was === 0 ? 'may have further fields now' : 'further fields may be anything now')
}

/** What describes the further fields of an object, if anything does. */
const entryOf = ({ additionalProperties: further }: JsonSchema) =>
  typeof further === 'object' && Object.keys(further).length > 0 ? further : null

/** 0: no further field; 1: those that a schema describes; 2: any. */
const opennessOf = (schema: JsonSchema) => (entryOf(schema) ? 1 : schema.additionalProperties === false ? 0 : 2)

const lower = ['minimum', 'minLength', 'minItems'] as const
const upper = ['maximum', 'maxLength', 'maxItems'] as const

function compareLimits(a: JsonSchema, b: JsonSchema, { asked, say }: Judging) {
  const judge = (key: (typeof lower | typeof upper)[number], none: number) => {
    const [was, is] = [a[key] ?? none, b[key] ?? none]
    if (was === is) return
    const isNarrower = none < 0 ? is > was : is < was
    say(asked === isNarrower, `${key} was ${a[key] ?? 'none'} and is ${b[key] ?? 'none'} now`)
  }
  for (const key of lower) judge(key, Number.NEGATIVE_INFINITY)
  for (const key of upper) judge(key, Number.POSITIVE_INFINITY)
  for (const key of ['pattern', 'format'] as const) {
    if (a[key] === b[key]) continue
    // Which of two patterns takes more, nobody can tell from them; only none takes everything.
    const isHarmless = asked ? b[key] === undefined : a[key] === undefined
    say(!isHarmless, `${key} was ${a[key] ?? 'none'} and is ${b[key] ?? 'none'} now`)
  }
}

function compareFields(a: JsonSchema, b: JsonSchema, place: string, comparison: Comparison) {
  const { changes, direction } = comparison
  const asked = direction === 'asked'
  const [old, now] = [a.properties ?? {}, b.properties ?? {}]
  const needs = (schema: JsonSchema, key: string) => schema.required?.includes(key) === true
  const say = (isBreaking: boolean, key: string, what: string) =>
    changes.push({ isBreaking, text: `${place}.${key}: ${what}` })
  for (const [key, field] of Object.entries(old)) {
    const other = now[key]
    if (!other) say(true, key, 'is gone')
    else {
      compareSchemas(field, other, `${place}.${key}`, comparison)
      if (needs(b, key) && !needs(a, key)) say(asked, key, 'is required now')
      if (needs(a, key) && !needs(b, key)) say(!asked, key, 'may be absent now')
    }
  }
  for (const key of Object.keys(now)) {
    if (!old[key]) say(asked && needs(b, key), key, asked && needs(b, key) ? 'is new and required' : 'is new')
  }
}
