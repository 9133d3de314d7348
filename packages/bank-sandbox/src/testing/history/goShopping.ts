import { v7 as uuidV7 } from 'uuid'
import type { Deal, recordHistory } from './recordHistory.ts'

type Recorder = ReturnType<typeof recordHistory>

interface Shopping {
  viewers: { viewer: string; token: string }[]
  campaign: string
  random: () => number
  /** Before every request: where the bank may be down, when it is up again. */
  ready?: () => Promise<unknown>
}

/**
 * One purchase as people make it: some leave after the quote, some ask twice, some share an order with another, some
 * change their mind at once.
 */
export async function goShopping(recorder: Recorder, deals: Deal[], shopping: Shopping): Promise<void> {
  const { viewers, campaign, random, ready = async () => {} } = shopping
  const pick = () => viewers[Math.floor(random() * viewers.length)] ?? { viewer: '', token: '' }
  const hold = async (order?: string) => {
    const { viewer, token } = pick()
    return recorder.hold(viewer, token, campaign, order === undefined ? {} : { order })
  }
  await ready()
  const deal = await hold()
  if (!deal || random() < 0.15) return
  deals.push(deal)
  const rival = random() < 0.2 ? await hold(deal.order) : null
  if (rival) deals.push(rival)
  await ready()
  const confirms = random() < 0.2 ? [recorder.confirm(deal), recorder.confirm(deal)] : [recorder.confirm(deal)]
  if (rival) confirms.push(recorder.confirm(rival))
  await Promise.all(confirms)
  await ready()
  if (deal.agreementId === undefined) return
  const chance = random()
  if (chance < 0.4) await recorder.change('capture', deal)
  else if (chance < 0.6) await recorder.change(random() < 0.5 ? 'release' : 'abandon', deal)
  else if (chance < 0.9) await Promise.all([recorder.change('capture', deal), recorder.change('release', deal)])
  await ready()
  await recorder.read(deal)
  if (chance > 0.3) return
  const refundKey = uuidV7()
  await Promise.all([recorder.refund(deal, refundKey, 100_000), recorder.refund(deal, refundKey, 100_000)])
}

/** Asks again under every key, which must say the same as before, and reads how every agreement stands. */
export async function comeBack(recorder: Recorder, deals: Deal[]): Promise<void> {
  for (const deal of deals) {
    await recorder.confirm(deal)
    if (deal.agreementId !== undefined) await recorder.read(deal)
  }
}
