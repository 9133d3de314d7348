import type { Exchange } from '../http/exchange.ts'
import { type Answer, type Call, send } from '../http/send.ts'
import type { Options } from '../run/options.ts'

/** What one requirement works with: the bank under test, and what all requirements share. */
export interface Kit {
  options: Options
  /** Sends `METHOD /path` to the bank. */
  send: (line: string, call?: Call) => Promise<Answer>
  /** What was sent for this requirement, the latest last. */
  exchanges: Exchange[]
  /** Makes a thing once for all requirements that ask for it by this name. */
  once: <T>(name: string, make: () => Promise<T>) => Promise<T>
  /** Lets those who use a thing of this name do so one after the other. */
  alone: <T>(name: string, act: () => Promise<T>) => Promise<T>
}

/** Gives each requirement its kit; what is made `once` or used `alone` is so over all of them. */
export function createKits(options: Options): () => Kit {
  const made = new Map<string, Promise<unknown>>()
  const queues = new Map<string, Promise<unknown>>()
  return () => {
    const exchanges: Exchange[] = []
    const onExchange = (exchange: Exchange) => exchanges.push(exchange)
    return {
      options,
      exchanges,
      send: (line, call) => send({ base: options.base, timeoutMs: options.timeoutMs, onExchange }, line, call),
      once<T>(name: string, make: () => Promise<T>) {
        const existing = made.get(name) ?? make()
        made.set(name, existing)
        return existing as Promise<T>
      },
      alone<T>(name: string, act: () => Promise<T>) {
        const result = (queues.get(name) ?? Promise.resolve()).then(act)
        queues.set(
          name,
          result.catch(() => undefined),
        )
        return result
      },
    }
  }
}
