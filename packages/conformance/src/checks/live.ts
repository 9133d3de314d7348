import { type LiveEvent, liveEvent, liveSnapshot } from '@offerdock/sdk/contract'
import { readCatalog } from '../bank/catalog.ts'
import { bankNowMs, snapshotLine } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import { newOrderRef } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectHeader, expectProblem, type Schema } from '../http/expect.ts'
import { Failure } from '../http/failure.ts'
import { type EventStream, openStream } from '../http/openStream.ts'
import type { Group } from '../requirement.ts'

const firstEventMs = 10_000
/** How long a stream is listened to for what must not come. */
const quietMs = 700

export const liveChecks: Group = {
  name: 'Live rooms',
  requirements: [
    {
      id: 'LIV-01',
      title:
        'The snapshot of a room follows the schema, any site may read it, and shared caches keep it for two seconds',
      async check(kit) {
        const answer = await kit.send(snapshotLine(kit, kit.options.room))
        expectBody(answer, liveSnapshot)
        demandEqual(answer.headers.get('Access-Control-Allow-Origin'), '*', 'Access-Control-Allow-Origin', answer)
        expectHeader(answer, 'Cache-Control', 'public', 's-maxage=2')
      },
    },
    {
      id: 'LIV-02',
      title: 'A repeat with its ETag is a 304 without a body while nothing has changed',
      async check(kit) {
        const line = snapshotLine(kit, newOrderRef())
        const tag = (await kit.send(line)).headers.get('ETag') ?? ''
        const again = await kit.send(line, { headers: { 'If-None-Match': tag } })
        demandEqual([again.status, again.bytes.length], [304, 0], `status and bytes of a repeat with ${tag}`, again)
      },
    },
    {
      id: 'LIV-03',
      title: 'Its clock goes on, its version is that of the catalog, and a room nobody knows has a snapshot too',
      async check(kit) {
        const { version } = await readCatalog(kit)
        const first = expectBody(await kit.send(snapshotLine(kit, newOrderRef())), liveSnapshot)
        const second = expectBody(await kit.send(snapshotLine(kit, newOrderRef())), liveSnapshot)
        demandEqual([first.version, second.version], [version, version], 'versions of two snapshots')
        demand(second.now >= first.now, `now went back from ${first.now} to ${second.now}`)
        demand(second.sequence >= first.sequence, `sequence went back from ${first.sequence} to ${second.sequence}`)
        demand(Math.abs(second.now - (await bankNowMs(kit))) < 60_000, `now is ${second.now}, no clock in milliseconds`)
      },
    },
    {
      id: 'LIV-04',
      title: 'An unknown client is bad-config, a room name that is none not-found',
      async check(kit) {
        expectProblem(await kit.send(snapshotLine(kit, kit.options.room, 'no-such-client')), 'bad-config')
        expectProblem(await kit.send(snapshotLine(kit, 'r'.repeat(200))), 'not-found', 'bad-request')
      },
    },
    {
      id: 'LIV-05',
      title: 'The stream is text/event-stream that nothing stores, and begins with the whole snapshot and its number',
      check: checkFirstEvent,
    },
    {
      id: 'LIV-06',
      title: 'A reader who comes back with Last-Event-ID gets nothing that it has had',
      check: checkNothingTwice,
    },
    {
      id: 'LIV-07',
      title: 'A Last-Event-ID that is none of the bank gets the whole snapshot',
      async check(kit) {
        for (const id of ['x', '-1', '999999999999999']) {
          await withStream(kit, newOrderRef(), id, async (stream) => {
            const first = await readEvent(stream)
            demand(liveSnapshot.safeParse(first.parts).success, `after "${id}" not the whole snapshot comes first`)
          })
        }
      },
    },
    {
      id: 'LIV-08',
      title: 'Changes come in the order of their numbers, and after a break all that was missed, each once',
      needs: 'operator',
      check: checkNoGap,
    },
  ],
}

async function checkFirstEvent(kit: Kit) {
  await withStream(kit, newOrderRef(), null, async (stream) => {
    demandEqual(stream.status, 200, 'status')
    const type = stream.headers.get('Content-Type') ?? ''
    demand(/^text\/event-stream\s*(;|$)/i.test(type), `Content-Type "${type}" instead of text/event-stream`)
    const cache = stream.headers.get('Cache-Control') ?? ''
    demand(/no-store/.test(cache), `Cache-Control: ${cache || '(none)'} without no-store`)
    const { id, event, parts } = await readEvent(stream)
    demandEqual(event, 'live', 'name of the event')
    const snapshot = liveSnapshot.safeParse(parts)
    demand(snapshot.success, 'the first event is not the whole snapshot')
    demandEqual(id, String(snapshot.data.sequence), 'id of the first event')
    demand(stream.hasRetry(), 'no "retry" says when to come back')
  })
}

async function checkNothingTwice(kit: Kit) {
  const room = newOrderRef()
  const id = await withStream(kit, room, null, async (stream) => (await readEvent(stream)).id)
  await withStream(kit, room, id, async (stream) => {
    for (let event = await stream.next(quietMs); event; event = await stream.next(quietMs)) {
      const isOlder = event.id !== null && Number(event.id) <= Number(id)
      demand(!isOlder, `after ${id} came the event ${event.id} again`)
    }
  })
}

async function checkNoGap(kit: Kit) {
  const room = newOrderRef()
  const readPins = async (stream: EventStream, count: number) => {
    const pins: { id: number; pin: string | undefined }[] = []
    while (pins.length < count) {
      const { id, parts } = await readEvent(stream)
      if (parts.pin !== undefined && parts.windows === undefined) pins.push({ id: Number(id), pin: parts.pin?.pin })
    }
    return pins
  }
  const before = await withStream(kit, room, null, async (stream) => {
    const { id } = await readEvent(stream)
    await tellPin(kit, room, 'pin-0')
    const [first] = await readPins(stream, 1)
    demandEqual(first?.pin, 'pin-0', 'the pin that a reader who stays gets')
    demand(Number(first?.id) > Number(id), `number ${first?.id} after ${id}`)
    return String(first?.id)
  })
  const missed = ['pin-1', 'pin-2', 'pin-3']
  for (const pin of missed) await tellPin(kit, room, pin)
  await withStream(kit, room, before, async (stream) => {
    const pins = await readPins(stream, missed.length)
    demandEqual(
      pins.map(({ pin }) => pin),
      missed,
      'the pins that a reader who comes back gets',
    )
    const ids = pins.map(({ id }) => id)
    demandEqual(
      ids,
      [...new Set(ids)].sort((a, b) => a - b),
      'their numbers, each once and growing',
    )
  })
}

async function tellPin(kit: Kit, room: string, pin: string) {
  const { client, operatorKey } = kit.options
  const answer = await kit.send('POST /admin/live/pin', {
    body: { clientId: client, room, pin },
    ...(operatorKey !== null && { token: operatorKey }),
  })
  demand(
    answer.status === 204,
    `the operator may not tell a pin (${answer.status}); say --lacks operator or give --operator-key`,
    answer,
  )
}

async function withStream<T>(kit: Kit, room: string, lastId: string | null, act: (stream: EventStream) => Promise<T>) {
  const { base, client, timeoutMs } = kit.options
  const url = `${base}/v1/live/${room}?client=${encodeURIComponent(client)}`
  const stream = await openStream(url, timeoutMs, lastId === null ? {} : { 'Last-Event-ID': lastId })
  try {
    return await act(stream)
  } finally {
    stream.close()
  }
}

async function readEvent(stream: EventStream): Promise<{ id: string | null; event: string; parts: LiveEvent }> {
  const found = await stream.next(firstEventMs)
  if (found === null)
    throw new Failure(`no event came within ${firstEventMs / 1000} s, or before the stream ended (${stream.status})`)
  const schema: Schema<LiveEvent> = liveEvent
  const read = schema.safeParse(JSON.parse(found.data))
  if (!read.success) throw new Failure(`an event is not the contract: ${found.data.slice(0, 300)}`)
  return { ...found, parts: read.data }
}
