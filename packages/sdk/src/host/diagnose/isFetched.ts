/** Does a request to this address get through to an answer of success? */
export async function isFetched(url: string, init: RequestInit): Promise<boolean> {
  try {
    const { ok, type } = await fetch(url, { credentials: 'omit', cache: 'no-store', ...init })
    return ok || type === 'opaque'
  } catch {
    return false
  }
}
