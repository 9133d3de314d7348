import type { LiveEvent } from '@offerdock/sdk/contract'

const encoder = new TextEncoder()

/** One server-sent event. Without an id it is not one to go on from: windows and quotas have no number. */
export function eventText(event: LiveEvent, id?: number): Uint8Array {
  const head = id === undefined ? '' : `id: ${id}\n`
  return encoder.encode(`${head}event: live\ndata: ${JSON.stringify(event)}\n\n`)
}

/** A comment, so that proxies and readers see that the stream lives. */
export const heartbeat = encoder.encode(': \n\n')

/** How long a reader waits before it comes back: not all of them at once when a bank goes down. */
export const retryText = () => encoder.encode(`retry: ${2000 + Math.floor(Math.random() * 4000)}\n\n`)
