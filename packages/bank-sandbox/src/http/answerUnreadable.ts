import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { RequestError } from '@hono/node-server'
import { type ProblemCode, problems, problemType } from '@offerdock/sdk/contract'
import { closedHeaders } from './securityHeaders.ts'

/** Answers what is not yet a request that the app could be given: no, a false or a second `Host`, an address that is none. */
export function answerUnreadable(error: unknown): Response {
  const code = error instanceof RequestError ? 'bad-request' : 'bank-error'
  return new Response(toProblem(code), { status: problems[code].status, headers: headersOf() })
}

/** The same for what is not even HTTP, or came too slowly, straight to the socket; then the connection ends. */
export function refuseSocket({ code: cause }: NodeJS.ErrnoException, socket: Duplex) {
  if (cause === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code = cause === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'bad-request'
  const body = toProblem(code)
  const { status } = problems[code]
  const headers = { ...headersOf(), 'Content-Length': Buffer.byteLength(body), Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const reason = status === 413 ? 'Content Too Large' : 'Bad Request'
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'))
}

const headersOf = () => ({
  ...closedHeaders,
  'Content-Type': 'application/problem+json',
  'X-Request-Id': randomUUID(),
})

function toProblem(code: ProblemCode) {
  return JSON.stringify({ type: problemType(code), ...problems[code], code })
}
