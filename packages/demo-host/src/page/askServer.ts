import type { Failure } from '../api.ts'

/** `isRefused`: the server has decided against it; otherwise nothing is decided. */
export type Answer<T> = { ok: true; body: T } | { ok: false; isRefused: boolean; failure: Failure }

/** Asks the platform's own server: a GET, or with a body a POST. It answers in JSON, so anything else is a connection that failed. */
export async function askServer<T>(path: string, body?: object): Promise<Answer<T>> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(path, body && post)
    const answer = await response.json()
    return response.ok ? { ok: true, body: answer } : { ok: false, isRefused: response.status < 500, failure: answer }
  } catch {
    return {
      ok: false,
      isRefused: false,
      failure: { error: 'server-unreachable', message: `${path} could not be reached` },
    }
  }
}
