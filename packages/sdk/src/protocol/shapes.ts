/**
 * A hand-written reader of messages, for places where every byte counts. It turns unknown input into a frozen copy
 * with no prototype, or null: an unknown key, a missing key or a value of the wrong kind refuses the whole message.
 */
type Check<T> = (value: unknown) => value is T
type Optional<T> = { optional: Check<T> }
export type Shape = Record<string, Check<unknown> | Optional<unknown>>

type Read<F> = F extends Check<infer T> ? T : never
export type Shaped<S extends Shape> = {
  -readonly [K in keyof S as S[K] extends Optional<unknown> ? never : K]: Read<S[K]>
} & {
  -readonly [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: S[K] extends Optional<infer T> ? T : never
}

/** Text of at most `maxLength` UTF-16 units. */
export const text =
  (maxLength = 256): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= maxLength

/** A compact JWS, as receipts are: letters of base64url and dots, so that a unit of it is a byte of the message. */
export const token =
  (maxLength: number): Check<string> =>
  (value): value is string =>
    text(maxLength)(value) && /^[\w.-]+$/.test(value)

/** A safe integer of at least 0: an amount in minor units, a time in ms, a length in px. */
export const count: Check<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0

export const oneOf =
  <const T extends readonly (string | number | boolean)[]>(...values: T): Check<T[number]> =>
  (value): value is T[number] =>
    values.includes(value as T[number])

export const nullable =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value)

export const optional = <T>(check: Check<T>): Optional<T> => ({ optional: check })

/** Reads an object of exactly these keys, or gives null. */
export function readShape<S extends Shape>(shape: S, value: unknown): Readonly<Shaped<S>> | null {
  if (typeof value !== 'object' || value === null) return null
  // A plain object and nothing else: of an array, a boxed text or a view of bytes the list of keys may be millions long.
  if (Object.getPrototypeOf(value) !== Object.prototype) return null
  const source = value as Record<string, unknown>
  const copy = Object.create(null)
  for (const key of Reflect.ownKeys(source)) if (typeof key !== 'string' || !Object.hasOwn(shape, key)) return null
  for (const [key, rule] of Object.entries(shape)) {
    const field = Object.hasOwn(source, key) ? source[key] : undefined
    if (typeof rule === 'function') {
      if (!rule(field)) return null
    } else if (field === undefined) {
      continue
    } else if (!rule.optional(field)) return null
    copy[key] = field
  }
  return Object.freeze(copy)
}
