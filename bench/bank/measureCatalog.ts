import { connect } from 'node:net'
import { show } from '../../packages/bank-sandbox/src/testing/makeShow.ts'
import { readJson } from './createCaller.ts'
import type { OpenBank } from './openBank.ts'
import { median } from './quantile.ts'

const connections = 16
/** Asked at once on each connection, as a proxy in front of the bank would. */
const depth = 4
const path = `/v1/catalog?client=${show.clientId}&currency=CNY`

/**
 * Catalogs a second. The answers are all of one length, so counting bytes is enough; the generator must not take the
 * core that the bank needs.
 */
export async function measureCatalog(bank: OpenBank, { rounds, roundMs }: { rounds: number; roundMs: number }) {
  readJson(await bank.call(`GET ${path}`))
  const rates: number[] = []
  await runRound(bank.origin, roundMs) // warm-up
  for (let round = 0; round < rounds; round++) rates.push(await runRound(bank.origin, roundMs))
  return { perSecond: Math.round(median(rates)), rounds: rates.map(Math.round) }
}

async function runRound(origin: string, roundMs: number): Promise<number> {
  const lengthBytes = await measureAnswer(origin)
  const startMs = performance.now()
  const counts = await Promise.all(
    Array.from({ length: connections }, () => keepAsking(origin, lengthBytes, startMs + roundMs)),
  )
  return (counts.reduce((sum, count) => sum + count, 0) * 1000) / (performance.now() - startMs)
}

const line = (origin: string) => `GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n\r\n`

/** How long one whole answer is, headers and all. */
function measureAnswer(origin: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(line(origin)))
    socket.setEncoding('latin1').on('error', reject)
    socket.on('data', (chunk) => {
      text += String(chunk)
      const end = text.indexOf('\r\n\r\n') + 4
      const [, bodyBytes] = /content-length: (\d+)/i.exec(text) ?? []
      if (end < 4 || text.length < end + Number(bodyBytes)) return
      socket.destroy()
      resolve(text.length)
    })
  })
}

function keepAsking(origin: string, lengthBytes: number, endMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = line(origin)
    let bytes = 0
    let answered = 0
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(asked.repeat(depth)))
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      bytes += chunk.length
      const whole = Math.floor(bytes / lengthBytes)
      if (performance.now() >= endMs) {
        socket.destroy()
        return resolve(whole)
      }
      if (whole > answered) socket.write(asked.repeat(whole - answered))
      answered = whole
    })
  })
}
