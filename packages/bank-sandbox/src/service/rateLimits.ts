import type { Rate } from './memoryBuckets.ts'

/** One bucket that a request takes a token from. */
export interface RateLimit extends Rate {
  /** As the metrics and the documentation call it. */
  name: string
  /** `session` is the session's account once someone has signed in; both are the address without a credential that the bank gave. */
  per: 'address' | 'session' | 'client'
  /** Counted in the database, by all processes together: for what can be guessed, or costs a transaction. */
  isShared: boolean
}

const limit = (name: string, per: RateLimit['per'], rate: Rate, isShared = false): RateLimit => ({
  name,
  per,
  ...rate,
  isShared,
})

const read = limit('read', 'address', { burst: 600, perSecond: 100 })
const stream = limit('stream', 'address', { burst: 200, perSecond: 2 })
const session = limit('session', 'address', { burst: 60, perSecond: 1 }, true)
const signIn = limit('sign-in', 'session', { burst: 10, perSecond: 0.1 }, true)
const code = limit('code', 'address', { burst: 30, perSecond: 0.2 }, true)
const confirm = limit('confirm', 'session', { burst: 20, perSecond: 0.2 }, true)
const viewer = limit('viewer', 'session', { burst: 60, perSecond: 5 })
const platform = limit('platform', 'client', { burst: 600, perSecond: 100 })

/** The first that fits says; a room of people may share an address, so an address is given more than a person. */
const table: readonly (readonly [RegExp, readonly RateLimit[]])[] = [
  [/^(GET|POST) \/(healthz|readyz|metrics|admin)\b/, []],
  [/^POST \/v1\/sessions$/, [session]],
  [/^POST \/v1\/sessions\/sign-in$/, [session, signIn]],
  [/^POST \/offerdock\b/, [read]],
  [/^POST \/(?!v1\/)/, [code]],
  [/^POST .*\/(confirm|step-up|resume)$/, [confirm]],
  [/^GET \/v1\/live\/\{\w+\}$/, [stream]],
  [/^GET \/(v1\/(catalog|texts|live|openapi\.json|schemas)|\.well-known|offerdock)\b/, [read]],
  [/ \/v1\/agreements\/\{\w+\}\/abandon$/, [viewer]],
  [/ \/v1\/(agreements|reports)\b/, [platform]],
  [/ \/v1\//, [viewer]],
  [/^/, [read]],
]

/** What limits a call, written as `POST /v1/quotes`. */
export const findRateLimits = (call: string): readonly RateLimit[] =>
  table.find(([calls]) => calls.test(call))?.[1] ?? []
