import fs from 'node:fs'
import { hostMessages, panelMessages } from '../../packages/sdk/src/protocol/messages.ts'
import type { Shape } from '../../packages/sdk/src/protocol/shapes.ts'
import { inRoot } from '../prepare/paths.mjs'

/** What one key of a message takes. `values`: one of these; `text`: so many UTF-16 units at most. */
export interface KeyShape {
  isOptional: boolean
  isNullable: boolean
  kind: 'count' | 'text' | 'values'
  maxLength?: number
  values?: string[]
}

export type MessageShapes = Record<string, Record<string, KeyShape>>

export interface ProtocolShape {
  host: MessageShapes
  panel: MessageShapes
}

/** Every word that the messages are written with: what a closed list of values may hold. */
const words = () => {
  const source = fs.readFileSync(inRoot('packages/sdk/src/protocol/messages.ts'), 'utf8')
  return [...new Set(Array.from(source.matchAll(/'([\w-]+)'/g), ([, word = '']) => word))]
}

/** The messages between host and panel. Their readers are functions, so each is asked what it takes. */
export function readProtocol(): ProtocolShape {
  const known = words()
  return { host: readMessages(hostMessages, known), panel: readMessages(panelMessages, known) }
}

const readMessages = (messages: Record<string, Shape>, known: string[]): MessageShapes =>
  Object.fromEntries(
    Object.entries(messages).map(([type, shape]) => [
      type,
      Object.fromEntries(Object.entries(shape).map(([key, rule]) => [key, readKey(rule, known)])),
    ]),
  )

const longest = 1 << 16

function readKey(rule: Shape[string], known: string[]): KeyShape {
  const isOptional = typeof rule !== 'function'
  const check = isOptional ? rule.optional : rule
  const common = { isOptional, isNullable: check(null) }
  if (check(1)) return { ...common, kind: 'count' }
  if (!check('a')) {
    const isOrNot = [true, false].filter((value) => check(value)).map(String)
    return { ...common, kind: 'values', values: [...known.filter((word) => check(word)), ...isOrNot] }
  }
  let [accepted, refused] = [0, longest]
  while (refused - accepted > 1) {
    const middle = (accepted + refused) >> 1
    if (check('a'.repeat(middle))) accepted = middle
    else refused = middle
  }
  return { ...common, kind: 'text', maxLength: accepted }
}
