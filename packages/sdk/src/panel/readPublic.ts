/** What the bank says to everybody, and when by its own clock. */
export interface PublicAnswer {
  body: unknown
  atMs: number
}

const timeoutMs = 8000

/** An answer that caches may hold: without a session, its age counted. Null where there is none, or none with a time. */
export async function readPublic(url: string): Promise<PublicAnswer | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(url, { cache: 'no-cache', credentials: 'omit', redirect: 'error', signal })
    const { ok, headers } = response
    const atMs = Date.parse(headers.get('date') ?? '') + Number(headers.get('age')) * 1000
    return ok && atMs ? { body: await response.json(), atMs } : null
  } catch {
    return null
  }
}
