import type { Failure } from '../api.ts'

export const failure = (error: string, message: string): Failure => ({ error, message })

/** Only a body sent as JSON: other types can be posted from a foreign page without a preflight. */
export async function readJson(request: { header(name: string): string | undefined; json(): Promise<unknown> }) {
  if (!/^application\/json(;|$)/i.test(request.header('content-type') ?? '')) return undefined
  return request.json().catch(() => undefined)
}
