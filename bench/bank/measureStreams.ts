import { show } from '../../packages/bank-sandbox/src/testing/makeShow.ts'
import type { OpenBank } from './openBank.ts'
import { openStreams } from './openStreams.ts'
import { median, quantile } from './quantile.ts'

/** How long a withdrawal takes, from the operator's request until each of the open streams has heard it. */
export async function measureStreams(bank: OpenBank, { streamCount, rounds }: { streamCount: number; rounds: number }) {
  const streams = await openStreams(bank.origin, 'room-1', streamCount)
  const lastMs: number[] = []
  const medianMs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const planId = ['p3', 'p6', 'p12'][round % 3]
    const heard = streams.map(({ hear }) => hear('withdrawn'))
    const startMs = performance.now()
    const body = { clientId: show.clientId, room: 'room-1', planId }
    const { status, text } = await bank.call('POST /admin/live/withdraw', { body })
    if (status !== 204) throw new Error(`withdraw answered ${status} ${text}`)
    const tookMs = (await Promise.all(heard)).map((atMs) => atMs - startMs)
    lastMs.push(quantile(tookMs, 1))
    medianMs.push(median(tookMs))
    await bank.call('POST /admin/live/restore', { body })
  }
  for (const { close } of streams) close()
  return { streamCount, medianMs: Math.round(median(medianMs)), lastMs: Math.round(quantile(lastMs, 1)) }
}
