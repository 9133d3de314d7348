import { show } from '../../packages/bank-sandbox/src/testing/makeShow.ts'
import { askConfirm, askQuote, signIn } from './crowd.ts'
import type { OpenBank } from './openBank.ts'
import { openStreams } from './openStreams.ts'
import { median } from './quantile.ts'

const snapshot = `GET /v1/live/room-1/snapshot?client=${show.clientId}`
const catalog = `GET /v1/catalog?client=${show.clientId}&currency=CNY`

/**
 * A show of so many minutes, each with its pin, its pollers, panels that open and close, and purchases, as fast as the
 * bank answers. The memory of the server is read along the way: what grows with time shows in the last quarter.
 */
export async function measureShow(bank: OpenBank, { minutes }: { minutes: number }) {
  const startMs = performance.now()
  const rssMb: number[] = []
  for (let minute = 0; minute < minutes; minute++) {
    await playMinute(bank, minute)
    if (minute % 10 === 9) rssMb.push(bank.readRssMb())
  }
  const quarter = Math.floor(rssMb.length / 4)
  const secondMb = median(rssMb.slice(quarter, 2 * quarter))
  const lastMb = median(rssMb.slice(-quarter))
  const growth = Number((lastMb / secondMb - 1).toFixed(3))
  const seconds = Math.round((performance.now() - startMs) / 1000)
  return {
    minutes,
    seconds,
    purchases: minutes * purchasesPerMinute,
    secondMb: Math.round(secondMb),
    lastMb: Math.round(lastMb),
    growth,
  }
}

const purchasesPerMinute = 6

async function playMinute(bank: OpenBank, minute: number) {
  const pin = { pin: `pin-${minute}`, product: `sku-${minute % 20}`, clientId: show.clientId, room: 'room-1' }
  await bank.call('POST /admin/live/pin', { body: pin })
  const streams = await openStreams(bank.origin, 'room-1', 5)
  const token = await signIn(bank, `viewer-${minute % 200}`)
  await Promise.all([
    ...Array.from({ length: 10 }, () => bank.call(snapshot)),
    ...Array.from({ length: 10 }, () => bank.call(catalog)),
    ...Array.from({ length: purchasesPerMinute }, (_, i) => buy(bank, token, i)),
  ])
  for (const { close } of streams) close()
}

async function buy(bank: OpenBank, token: string, i: number) {
  const agreementId = await askConfirm(bank, token, await askQuote(bank, token))
  const end = i % 3 === 0 ? 'release' : 'capture'
  const { status, text } = await bank.call(`POST /v1/agreements/${agreementId}/${end}`, { token: show.secret })
  if (status !== 200) throw new Error(`${end} answered ${status} ${text}`)
}
