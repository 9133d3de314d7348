import { createHash } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { liveSnapshot, pinRequest } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { createHub } from '../live/createHub.ts'
import { createStream } from '../live/createStream.ts'
import { keepRooms, type Room } from '../live/keepRooms.ts'
import { findClient } from '../people/sessions.ts'
import { answerTagged } from './catalogRoutes.ts'
import { readAddress } from './readAddress.ts'

/** What one process bears, and what one network address may have of it. */
const maxStreams = 4000
const maxStreamsPerAddress = 200

const snapshotCache = 'public, max-age=0, s-maxage=2'
const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  // nginx would hold events back until a buffer is full.
  'X-Accel-Buffering': 'no',
}

/** What is true of a room right now: as a snapshot for everybody who polls, and as a stream while a panel is open. */
export function addLiveRoutes(app: Hono, bank: Bank) {
  const rooms = keepRooms(bank.db)
  const hub = createHub(bank, rooms)
  const perAddress = new Map<string, number>()

  app.get('/v1/live/:room/snapshot', async (c) => {
    const snapshot = await rooms.read(readRoomName(c, bank))
    const { now, sequence, ...content } = z.parse(liveSnapshot, snapshot)
    // Weak: with the same tag the same is true, only the clock and the number of changes elsewhere have gone on.
    const etag = `W/"${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}"`
    return answerTagged(c, JSON.stringify(snapshot), { ETag: etag, 'Cache-Control': snapshotCache })
  })

  app.get('/v1/live/:room', async (c) => {
    const room = readRoomName(c, bank)
    if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders)
    const address = readAddress(c, bank)
    const open = perAddress.get(address) ?? 0
    if (hub.count() >= maxStreams) throw new BankError('unavailable', undefined, { retryAfterMs: 5000 })
    if (bank.service.limitsRates && open >= maxStreamsPerAddress) {
      throw new BankError('rate-limited', 'too many open streams', { retryAfterMs: 5000 })
    }
    perAddress.set(address, open + 1)
    const { body, stream } = createStream({
      cut: () => (c.env as HttpBindings).outgoing.destroy(),
      onEnd: () => {
        hub.leave(stream, room)
        const left = (perAddress.get(address) ?? 1) - 1
        if (left > 0) perAddress.set(address, left)
        else perAddress.delete(address)
      },
    })
    try {
      await hub.join(stream, room, readLastEventId(c))
    } catch (error) {
      stream.close()
      throw error
    }
    return c.body(body, 200, streamHeaders)
  })
}

/** The room, of the client that `client` names; without it, of the bank's first client. */
function readRoomName(c: Context, bank: Bank): Room {
  const [first = ''] = bank.seed.clients.keys()
  const room = z.safeParse(pinRequest.shape.room, c.req.param('room'))
  if (!room.success) throw new BankError('not-found')
  return { client: findClient(bank, c.req.query('client') ?? first), room: room.data }
}

/** The number that the reader had last; what is none of ours counts as a first visit. */
function readLastEventId(c: Context): number | null {
  const id = c.req.header('Last-Event-ID') ?? ''
  return /^\d{1,15}$/.test(id) ? Number(id) : null
}
