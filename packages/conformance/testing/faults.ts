import { CompactSign, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { faultClients, secondClient } from './makeFaultSeed.ts'
import type { Fault, ProxiedRequest } from './startFaultyBank.ts'
import { changeJson } from './startFaultyBank.ts'

const isCall = ({ method, path }: ProxiedRequest, call: RegExp) => call.test(`${method} ${path}`)

const confirmCall = /^POST \/v1\/quotes\/[^/]+\/confirm$/
const refundCall = /^POST \/v1\/agreements\/[^/]+\/refund$/

interface PlanFigures {
  schedule: { interestMinor: number; totalMinor: number }[]
  interestMinor: number
  totalMinor: number
}

const interestOff: Fault = {
  name: 'one minor unit too much interest in every quote',
  finds: ['QUO-01', 'QUO-03', 'QUO-04', 'RCP-03', 'RCP-08'],
  onAnswer(answer, request) {
    if (!isCall(request, /^POST \/v1\/quotes$/) || answer.status !== 200) return
    changeJson(answer, (quote) => {
      const plan = quote.plan as PlanFigures | null
      const last = plan?.schedule.at(-1)
      if (!plan || !last) return
      for (const sums of [last, plan]) {
        sums.interestMinor += 1
        sums.totalMinor += 1
      }
      quote.totalMinor = plan.totalMinor
    })
  },
}

function newAnswer(): Fault {
  const seen = new Set<string>()
  return {
    name: 'a repeated confirm makes a new answer',
    finds: ['CNF-05', 'CNF-06', 'RAC-01'],
    onAnswer(answer, request) {
      if (!isCall(request, confirmCall) || answer.status !== 200) return
      const key = request.headers['idempotency-key'] ?? ''
      if (seen.has(key)) changeJson(answer, (body) => changeInstant(body.agreement))
      seen.add(key)
    },
  }
}

function changeInstant(agreement: unknown) {
  if (agreement) Object.assign(agreement, { confirmedAt: new Date().toISOString() })
}

/** With a key of its own, published beside those of the bank, so that the signature is right. */
async function wrongReceipt(): Promise<Fault> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'faulty', alg: 'EdDSA', use: 'sig' }
  const signAnew = (receipt: string) => {
    const claims = decodeJwt(receipt)
    const payload = new TextEncoder().encode(JSON.stringify({ ...claims, totalMinor: Number(claims.totalMinor) + 100 }))
    const { typ } = decodeProtectedHeader(receipt)
    return new CompactSign(payload)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'faulty', ...(typ && { typ }) })
      .sign(privateKey)
  }
  return {
    name: 'receipts are signed over another amount',
    finds: ['RCP-03'],
    async onAnswer(answer, request) {
      if (isCall(request, /^GET \/\.well-known\/jwks\.json$/)) {
        return changeJson(answer, (body) => void (body.keys as unknown[])?.push(jwk))
      }
      const text = answer.body.toString()
      const receipts = new Set(text.match(/(?<=")eyJ[\w-]+\.[\w-]+\.[\w-]+(?=")/g))
      if (receipts.size === 0) return
      let changed = text
      for (const receipt of receipts) changed = changed.replaceAll(receipt, await signAnew(receipt))
      answer.body = Buffer.from(changed)
    },
  }
}

/** The client of the real bank has no reading time. */
const earlyConfirm: Fault = {
  name: 'a confirm is taken before the reading time that its quote demands',
  finds: ['CNF-03'],
  onAnswer(answer, request) {
    if (!isCall(request, /^POST \/v1\/quotes$/) || answer.status !== 200) return
    changeJson(answer, (quote) => {
      if (quote.plan) quote.readingMs = 3000
    })
  },
}

/** The client of the real bank has the rule that points are lost. */
const lostPoints: Fault = {
  name: 'a refund does not give the points back that the catalog promises',
  finds: ['GIV-03'],
  client: faultClients.lost,
  onAnswer(answer, request) {
    if (!isCall(request, /^GET \/v1\/catalog/) && !isCall(request, /^POST \/v1\/offers$/)) return
    answer.body = Buffer.from(answer.body.toString().replace('"pointsBack":"LOST"', '"pointsBack":"REINSTATED"'))
  },
}

const stackTrace: Fault = {
  name: 'a body that is not JSON is answered by a page with a stack trace',
  finds: ['PRB-04', 'FUZ-02', 'FUZ-06'],
  onAnswer(answer) {
    if (answer.status !== 400 || !answer.body.includes('the body is not JSON')) return
    answer.headers.set('Content-Type', 'text/html; charset=utf-8')
    answer.body = Buffer.from(`<pre>SyntaxError: Unexpected end of JSON input
    at JSON.parse (&lt;anonymous&gt;)
    at readJson (/srv/bank/node_modules/body-parser/lib/types/json.js:92:19)</pre>`)
  },
}

const bareCatalog: Fault = {
  name: 'the catalog has neither ETag nor Access-Control-Allow-Origin',
  finds: ['CAT-02', 'CAT-04', 'CAT-07'],
  onRequest(request) {
    if (isCall(request, /^GET \/v1\/catalog/)) delete request.headers['if-none-match']
  },
  onAnswer(answer, request) {
    if (!isCall(request, /^GET \/v1\/catalog/)) return
    answer.headers.delete('ETag')
    answer.headers.delete('Access-Control-Allow-Origin')
  },
}

const openToOthers: Fault = {
  name: 'the key of another client opens the agreements of this one',
  finds: ['PLT-03'],
  async onAnswer(answer, request, ask) {
    const isOther = request.headers.authorization === `Bearer ${secondClient.secret}`
    if (answer.status !== 404 || !isOther || !request.path.startsWith('/v1/agreements/')) return
    const headers = { ...request.headers, authorization: `Bearer ${faultClients.demo.secret}` }
    const { status, body } = await ask({ ...request, headers })
    Object.assign(answer, { status, body })
    answer.headers.set('Content-Type', 'application/json')
  },
}

const twiceRefunded: Fault = {
  name: 'a repeated refund is refunded twice',
  finds: ['RFD-05'],
  onRequest(request) {
    if (!isCall(request, refundCall) || request.headers['idempotency-key'] === undefined) return
    request.headers['idempotency-key'] = crypto.randomUUID()
  },
}

const deafToObjection: Fault = {
  name: 'Global Privacy Control is not heard',
  finds: ['CNS-06'],
  onRequest(request) {
    delete request.headers['sec-gpc']
  },
}

const lossyStream: Fault = {
  name: 'a reader who comes back misses an event',
  finds: ['LIV-08'],
  onEvents: (text) => text.replace(/id: \d+\nevent: live\ndata: \{[^\n]*"pin-2"[^\n]*\n\n/, ''),
}

const prototypeCrash: Fault = {
  name: 'a prototype key ends in an empty 500',
  finds: ['FUZ-02', 'FUZ-07'],
  onAnswer(answer, request) {
    if (!request.body.includes('"__proto__"')) return
    answer.status = 500
    answer.headers.set('Content-Type', 'text/plain')
    answer.body = Buffer.from('Internal Server Error')
  },
}

/** Every fault, made anew: some remember what they have seen. */
export const makeFaults = async (): Promise<Fault[]> => [
  interestOff,
  newAnswer(),
  await wrongReceipt(),
  earlyConfirm,
  lostPoints,
  stackTrace,
  bareCatalog,
  openToOthers,
  twiceRefunded,
  deafToObjection,
  lossyStream,
  prototypeCrash,
]
