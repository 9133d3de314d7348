import type { Failure } from '../api.ts'

export type Answer<T> = { ok: true; body: T } | { ok: false; failure: Failure }

/** Posts to the platform's own server. It answers in JSON, so anything else is a connection that failed. */
export async function postJson<T>(path: string, body: object): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok ? { ok: true, body: await response.json() } : { ok: false, failure: await response.json() }
  } catch {
    return { ok: false, failure: { error: 'server-unreachable', message: `${path} could not be reached` } }
  }
}
