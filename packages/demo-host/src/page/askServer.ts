import type { Failure } from '../api.ts'

export type Answer<T> = { ok: true; body: T } | { ok: false; failure: Failure }

/** Asks the platform's own server: a GET, or with a body a POST. It answers in JSON, so anything else is a connection that failed. */
export async function askServer<T>(path: string, body?: object): Promise<Answer<T>> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(path, body && post)
    return response.ok ? { ok: true, body: await response.json() } : { ok: false, failure: await response.json() }
  } catch {
    return { ok: false, failure: { error: 'server-unreachable', message: `${path} could not be reached` } }
  }
}
