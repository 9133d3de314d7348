import type { Fault } from '@offerdock/sdk/contract'

/** The answer as its faults leave it. An event stream and an answer without a body are only given another `Date`. */
export async function distort(response: Response, faults: Fault[]): Promise<Response> {
  const headers = new Headers(response.headers)
  const skewMs = faults.reduce((sum, fault) => (fault.kind === 'skew' ? sum + fault.skewMs : sum), 0)
  if (skewMs !== 0) headers.set('Date', new Date(Date.now() + skewMs).toUTCString())
  const isJson = /json/.test(headers.get('Content-Type') ?? '')
  const { status } = response
  if (!isJson || response.body === null) return new Response(response.body, { status, headers })
  headers.delete('Content-Length')
  // It names other bytes from here on.
  headers.delete('ETag')
  let text = await response.text()
  if (skewMs !== 0) text = shiftNow(text, skewMs)
  if (faults.some(({ kind }) => kind === 'expired')) text = expireQuote(text)
  if (faults.some(({ kind }) => kind === 'malformed')) text = text.slice(0, Math.floor(text.length / 2))
  return new Response(text, { status, headers })
}

function shiftNow(text: string, skewMs: number): string {
  const body = readObject(text)
  if (typeof body?.now !== 'string') return text
  return JSON.stringify({ ...body, now: new Date(Date.parse(body.now) + skewMs).toISOString() })
}

function expireQuote(text: string): string {
  const body = readObject(text)
  if (typeof body?.quoteId !== 'string' || typeof body.expiresAt !== 'string') return text
  return JSON.stringify({ ...body, expiresAt: new Date(Date.now() - 1000).toISOString() })
}

/** The bank's own words, so that a JSON object is all that needs to be told. */
function readObject(text: string): Record<string, unknown> | null {
  const body: unknown = JSON.parse(text)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
}
