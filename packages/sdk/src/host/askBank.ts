const timeoutMs = 5_000

/**
 * Asks the bank for something public, without cookies or a referrer. Rejects with a `SyntaxError` for what is no JSON, with
 * `{ name: 'TimeoutError' }` after 5 s, and when `request` is aborted.
 */
export async function askBank(
  url: string,
  cache: RequestCache,
  request: AbortController,
): Promise<{ status: number; body: unknown }> {
  const timer = setTimeout(() => request.abort({ name: 'TimeoutError' }), timeoutMs)
  try {
    const { signal } = request
    const response = await fetch(url, { credentials: 'omit', cache, referrerPolicy: 'no-referrer', signal })
    return { status: response.status, body: await response.json() }
  } finally {
    clearTimeout(timer)
  }
}
