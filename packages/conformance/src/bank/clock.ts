import { liveSnapshot } from '@offerdock/sdk/contract'
import { expectBody } from '../http/expect.ts'
import type { Kit } from './kit.ts'

export const snapshotLine = ({ options }: Kit, room: string, client = options.client) =>
  `GET /v1/live/${encodeURIComponent(room)}/snapshot?client=${encodeURIComponent(client)}`

async function askNowMs(kit: Kit): Promise<number> {
  const { now } = expectBody(await kit.send(snapshotLine(kit, kit.options.room)), liveSnapshot)
  return now
}

/** By how much the bank's clock is ahead of ours, from the snapshot, the only place that tells it. */
const readSkewMs = (kit: Kit): Promise<number> =>
  kit.once('clock', async () => {
    const sentMs = Date.now()
    const now = await askNowMs(kit)
    return now - (sentMs + Date.now()) / 2
  })

/** The bank's clock, as well as half a round trip tells it. */
export const bankNowMs = async (kit: Kit): Promise<number> => Date.now() + (await readSkewMs(kit))

export const waitMs = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** Waits until the bank itself says that an instant is over. */
export async function waitUntil(kit: Kit, instant: string): Promise<void> {
  const endMs = Date.parse(instant)
  await waitMs(endMs - (await bankNowMs(kit)))
  for (let now = await askNowMs(kit); now <= endMs; now = await askNowMs(kit)) await waitMs(endMs - now + 20)
}
