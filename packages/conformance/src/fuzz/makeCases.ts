import type { Call } from '../http/send.ts'
import { pathLines, postedLines, queryLines } from './calls.ts'
import { hostileBytes, hostileJson, hostileTexts, hostileValues } from './hostile.ts'
import { createRandom, type Random } from './random.ts'

export interface FuzzCase {
  line: string
  call: Call
}

/** What right requests look like, to be made wrong in one place. */
export interface Samples {
  /** Of a viewer, of an anonymous session and of the platform: most nonsense comes with the right one. */
  tokens: { viewer: string; session: string; platform: string }
  /** A right body for each call that has one. */
  bodies: Readonly<Record<string, object>>
}

export type Kind = 'bodies' | 'json' | 'paths' | 'queries' | 'headers' | 'encodings'

/** Malformed requests of one kind; the same seed makes the same ones. */
export function makeCases(kind: Kind, samples: Samples, { count, seed }: { count: number; seed: number }): FuzzCase[] {
  const random = createRandom(seed * 31 + kind.length * 1009 + kind.charCodeAt(0))
  const make = makers[kind]
  return Array.from({ length: count }, (_, at) => {
    const { line, call } = make(random, samples, at)
    return { line, call: { token: pickToken(random, samples, line), ...call } }
  })
}

function pickToken(random: Random, { tokens: { viewer, session, platform } }: Samples, line: string) {
  const right = /\/(capture|release|refund)\b|^GET \/v1\/agreements/.test(line) ? platform : viewer
  return random.pick([right, right, right, right, viewer, session, platform, undefined])
}

/** The `at`-th of a list that begins anew: chance alone would leave some out. */
const inTurn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T // inside, by the remainder

const makers: Record<Kind, (random: Random, samples: Samples, at: number) => FuzzCase> = {
  bodies: makeBody,
  json: (random, _, at) => ({
    line: fillIds(random.pick(postedLines), () => 'none'),
    call: { body: inTurn(hostileJson, at), headers: keyHeader },
  }),
  paths: (random, { bodies }, at) => {
    const line = random.pick(pathLines)
    const body = bodies[line]
    const filled = fillIds(line, () => encode(inTurn(hostileTexts, at)) || '%20')
    return { line: filled, call: line.startsWith('POST') ? { body: body ?? {}, headers: keyHeader } : {} }
  },
  queries: (random, _, at) => {
    const names = [
      'client',
      'currency',
      'locale',
      'lang',
      '__proto__',
      'client[]',
      'client[$gt]',
      encode(random.pick(hostileTexts)),
    ]
    const parts = Array.from(
      { length: random.below(4) },
      () => `${random.pick(names)}=${encode(random.pick(hostileTexts))}`,
    )
    parts.push(`${random.pick(names)}=${encode(inTurn(hostileTexts, at))}`)
    const odd = random.pick(['', '', '', '&', '&&=', '%', '&client=%zz', '?', '&client', '#'])
    return { line: `${random.pick(queryLines)}?${parts.join('&')}${odd}`, call: {} }
  },
  headers: makeHeaders,
  encodings: (random, _, at) => ({
    line: fillIds(random.pick(postedLines), () => 'none'),
    call: {
      body: inTurn(hostileBytes, at),
      headers: {
        ...keyHeader,
        'Content-Type': random.pick([
          'application/json',
          'application/json; charset=utf-16',
          'application/json; charset=gbk',
          'APPLICATION/JSON;x=y',
          'application/json, text/plain',
          'application/problem+json',
          'text/json',
          'multipart/form-data; boundary=x',
          'application/octet-stream',
        ]),
        ...(random.below(3) === 0 && {
          'Content-Encoding': random.pick(['gzip', 'deflate', 'br', 'zstd', 'identity', 'x']),
        }),
      },
    },
  }),
}

const keyHeader = { 'Idempotency-Key': '0198c0de-0000-7000-8000-000000000000' }

/** A right body with one to three values replaced, a key left out or a key too many. */
function makeBody(random: Random, { bodies }: Samples, turn: number): FuzzCase {
  const line = random.pick(Object.keys(bodies))
  const entries = Object.entries(bodies[line] ?? {})
  for (let changes = 1 + random.below(3); changes > 0; changes--) {
    const at = random.below(entries.length + 1)
    const [name = random.pick(hostileTexts)] = entries[at] ?? []
    if (random.below(6) === 0) entries.splice(at, 1)
    else entries[at] = [name, changes === 1 ? inTurn(hostileValues, turn) : random.pick(hostileValues)]
  }
  // Written by hand, because an object cannot have `__proto__` as a key of its own so simply.
  const members = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`)
  return { line: fillIds(line, () => 'none'), call: { body: `{${members.join(',')}}`, headers: keyHeader } }
}

const headerNames = [
  'Authorization',
  'Idempotency-Key',
  'Content-Type',
  'If-None-Match',
  'If-Modified-Since',
  'Accept',
  'Accept-Language',
  'Accept-Encoding',
  'Cookie',
  'Origin',
  'Referer',
  'Range',
  'Sec-GPC',
  'Sec-Fetch-Site',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-HTTP-Method-Override',
  'X-Request-Id',
  'Forwarded',
  'OfferDock-Device',
  'User-Agent',
  'traceparent',
]

function makeHeaders(random: Random, { bodies }: Samples): FuzzCase {
  const line = random.pick([...Object.keys(bodies), ...queryLines, 'GET /v1/sessions/me', 'GET /v1/me/agreements'])
  const headers: Record<string, string> = { ...keyHeader }
  for (let more = 1 + random.below(4); more > 0; more--) {
    const bearer = random.below(3) === 0 ? 'Bearer ' : ''
    headers[random.pick(headerNames)] = bearer + toHeaderValue(random.pick(hostileTexts))
  }
  const body = line.startsWith('POST') ? { body: bodies[line] ?? {} } : {}
  const isAuthorized = headers.Authorization === undefined
  return { line: fillIds(line, () => 'none'), call: { ...body, headers, ...(!isAuthorized && { token: undefined }) } }
}

/** What a header can carry: bytes, but no control character. */
const toHeaderValue = (text: string) =>
  Array.from(Buffer.from(text.toWellFormed(), 'utf8').toString('latin1'), (sign) =>
    sign === '\t' || (sign >= ' ' && sign !== '\x7f') ? sign : '?',
  )
    .join('')
    .slice(0, 4000)

const fillIds = (line: string, make: () => string) => line.replaceAll(/\{id\}/g, make)

/** Half of a surrogate pair has no encoding; it goes as the sign for that. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 3000)
