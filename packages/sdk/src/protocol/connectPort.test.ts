import { expect, test } from 'vitest'
import { withoutGuard } from '../testing/withoutGuard.ts'
import { connectPort } from './connectPort.ts'
import { type PanelMessage, panelMessages } from './messages.ts'

/** Sends `raw` messages to a connection and gives what it let through, in order, and whether it is still open. */
async function deliver(raw: unknown[], connect = connectPort): Promise<{ accepted: PanelMessage[]; isOpen: boolean }> {
  const { port1, port2 } = new MessageChannel()
  const accepted: PanelMessage[] = []
  const closed = new Promise<boolean>((resolve) => port2.addEventListener('close', () => resolve(false)))
  const connection = connect(port1, panelMessages, (message) => accepted.push(message))
  for (const message of raw) port2.postMessage(message)
  // A message sent from our end after all of theirs were read tells that the port is still open.
  const echoed = new Promise<boolean>((resolve) => {
    port2.onmessage = () => resolve(true)
  })
  const { port1: clock, port2: tick } = new MessageChannel()
  await new Promise((resolve) => {
    clock.onmessage = resolve
    tick.postMessage(null)
  })
  connection.send({ type: 'x', body: {} })
  const isOpen = await Promise.race([closed, echoed])
  for (const port of [port1, port2, clock, tick]) port.close()
  return { accepted, isOpen }
}

const ready = (seq: number, body: object = {}) => ({ v: 1, seq, type: 'panel:ready', body })

test('messages of the closed list arrive in order', async () => {
  const { accepted, isOpen } = await deliver([
    ready(0),
    { v: 1, seq: 1, type: 'panel:selected', body: { planId: 'p12' } },
  ])
  expect(accepted).toEqual([
    { type: 'panel:ready', body: {} },
    { type: 'panel:selected', body: { planId: 'p12' } },
  ])
  expect(isOpen).toBe(true)
})

test.each<[string, unknown]>([
  ['an unknown type', { v: 1, seq: 0, type: 'panel:evil', body: {} }],
  ['a type that only the prototype has', { v: 1, seq: 0, type: 'constructor', body: {} }],
  ['an extra key in the body', ready(0, { extra: 1 })],
  ['an extra key in the envelope', { ...ready(0), extra: 1 }],
  ['another version', { ...ready(0), v: 2 }],
  ['a gap in the sequence', ready(1)],
  ['no object', 'panel:ready'],
])('%s is dropped', async (_, message) => {
  const { accepted, isOpen } = await deliver([message])
  expect(accepted).toEqual([])
  expect(isOpen).toBe(true)
})

test('a repeated message counts once', async () => {
  expect((await deliver([ready(0), ready(0)])).accepted).toHaveLength(1)
})

test('the third refusal closes the port, and nothing after it is read', async () => {
  const { accepted, isOpen } = await deliver(['a', 'b', 'c', ready(0)])
  expect(accepted).toEqual([])
  expect(isOpen).toBe(false)
})

test.each([
  [
    'an unknown type',
    'envelope && shape && envelope.seq === received ? readShape(shape,',
    'envelope && envelope.seq === received ? readShape(shape ?? {},',
    { v: 1, seq: 0, type: 'panel:evil', body: {} },
  ],
  [
    'a type that only the prototype has',
    'envelope && Object.hasOwn(incoming, envelope.type) ?',
    'envelope ?',
    { v: 1, seq: 0, type: 'constructor', body: {} },
  ],
  ['a gap in the sequence', '&& envelope.seq === received', '', ready(1)],
])('without its guard %s gets in', async (_, guard, instead, message) => {
  const mutant = await withoutGuard<{ connectPort: typeof connectPort }>('protocol/connectPort.ts', { guard, instead })
  expect((await deliver([message], mutant.connectPort)).accepted).toHaveLength(1)
})

test('without its guard an extra key gets in', async () => {
  const guard =
    "for (const key of Reflect.ownKeys(source)) if (typeof key !== 'string' || !Object.hasOwn(shape, key)) return null"
  const mutant = await withoutGuard<{ connectPort: typeof connectPort }>('protocol/connectPort.ts', {
    guard,
    in: 'protocol/shapes.ts',
  })
  expect((await deliver([ready(0, { extra: 1 })], mutant.connectPort)).accepted).toHaveLength(1)
})

/** A connection to a port that the test holds, and what was heard of it. */
function connectOne(connect = connectPort) {
  const { port1, port2 } = new MessageChannel()
  const heard: string[] = []
  const connection = connect(
    port1,
    panelMessages,
    ({ type }) => heard.push(type),
    () => heard.push('refused'),
  )
  return { port1, port2, heard, connection }
}

test('a message that brings a port along is dropped', async () => {
  const { port2, heard, connection } = connectOne()
  const { port1: extra, port2: kept } = new MessageChannel()
  port2.postMessage(ready(0), [extra])
  port2.postMessage({ v: 1, seq: 0, type: 'panel:closed', body: {} })
  await expect.poll(() => heard).toEqual(['panel:closed'])
  connection.close()
  kept.close()
})

test('messages that cannot be unpacked count as refused', () => {
  const { port1, heard } = connectOne()
  for (const _ of [1, 2]) port1.onmessageerror?.(new MessageEvent('messageerror'))
  expect(heard).toEqual([])
  port1.onmessageerror?.(new MessageEvent('messageerror'))
  expect(heard).toEqual(['refused'])
})

test('nothing is read after close(), also not what had arrived', async () => {
  const { port1, port2 } = new MessageChannel()
  let heard = 0
  const connection = connectPort(port1, panelMessages, () => {
    heard++
    connection.close()
  })
  for (const seq of [0, 1, 2]) port2.postMessage(ready(seq))
  await new Promise((resolve) => port2.addEventListener('close', resolve))
  expect(heard).toBe(1)
})
