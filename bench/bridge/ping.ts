import { connectPort } from '../../packages/sdk/src/protocol/connectPort.ts'
import {
  type HostMessage,
  type HostOrder,
  hostMessages,
  panelMessages,
} from '../../packages/sdk/src/protocol/messages.ts'
import { readShape } from '../../packages/sdk/src/protocol/shapes.ts'

/** A message with its answer, over and over, by one of the ways that `echo.ts` knows. */
type Way = 'window' | 'port' | 'ours'

const order: HostOrder = {
  dock: '0198b4a0-5d7c-7000-8000-000000000001',
  orderRef: 'ord-2026-11-11-000001',
  orderMinor: 499900,
  currency: 'CNY',
  locale: 'zh-CN',
  theme: 'auto',
  layout: 'popover',
  category: '5732',
  tags: 'phone',
  product: 'sku-42',
  room: 'room-1',
  streamer: 's-9',
  campaign: '1111',
  pin: 'pin-7',
}
const converted = {
  id: '0198b4a0-5d7c-7000-8000-000000000002',
  at: 1764500000000,
  agreementId: '0198b4a0-5d7c-7000-8000-000000000003',
  quoteId: '0198b4a0-5d7c-7000-8000-000000000004',
  orderRef: order.orderRef,
  orderMinor: 499900,
  totalMinor: 535888,
  currency: 'CNY',
  receipt: `${'e'.repeat(120)}.${'y'.repeat(900)}.${'s'.repeat(86)}`,
}

/** `send` sends one message, and the answer to those with a number comes to `heard`. */
interface Line {
  send(ping: number): void
  heard: (pong: number) => void
}

function openLine(way: Way): Line {
  const target = frames[0] as Window
  const origin = new URL((document.querySelector('iframe') as HTMLIFrameElement).src).origin
  const line: Line = { send: () => {}, heard: () => {} }
  if (way === 'window') {
    line.send = (ping) => target.postMessage({ ...order, ping, origin: location.origin }, origin)
    window.onmessage = ({ data }) => data.pong && line.heard(data.pong)
    return line
  }
  const { port1, port2 } = new MessageChannel()
  target.postMessage({ way }, origin, [port2])
  if (way === 'port') {
    line.send = (ping) => port1.postMessage({ ...order, ping })
    port1.onmessage = ({ data }) => data.pong && line.heard(data.pong)
    return line
  }
  const connection = connectPort<typeof panelMessages, HostMessage>(port1, panelMessages, ({ type, body }) => {
    if (type === 'panel:resized') line.heard(body.heightPx)
  })
  line.send = (ping) => connection.send({ type: 'host:order', body: ping ? { ...order, streamMs: ping } : order })
  return line
}

const answer = (line: Line) =>
  new Promise<number>((resolve) => {
    line.heard = resolve
  })

/** Milliseconds of one message and its answer, as the mean of `count` one after the other. */
async function timeRoundTrip(way: Way, count: number): Promise<number> {
  const line = openLine(way)
  for (let i = 1; i <= 50; i++) await Promise.all([answer(line), line.send(i)])
  const startMs = performance.now()
  for (let i = 1; i <= count; i++) await Promise.all([answer(line), line.send(i)])
  return (performance.now() - startMs) / count
}

/** Messages in a second when `count` are sent at once and the last is answered. */
async function countPerSecond(way: Way, count: number): Promise<number> {
  const line = openLine(way)
  await Promise.all([answer(line), line.send(1)])
  const startMs = performance.now()
  const answered = answer(line)
  for (let i = 1; i < count; i++) line.send(0)
  line.send(count)
  await answered
  return (count / (performance.now() - startMs)) * 1000
}

/** Microseconds of reading one good message. */
function timeReader(name: 'order' | 'converted', count: number): number {
  const [shape, message] =
    name === 'order' ? [hostMessages['host:order'], order] : [panelMessages['panel:converted'], converted]
  const startMs = performance.now()
  for (let i = 0; i < count; i++) if (!readShape(shape, message)) throw new Error('a good message was refused')
  return ((performance.now() - startMs) / count) * 1000
}

Object.assign(window, { timeRoundTrip, countPerSecond, timeReader })
export type Pinger = {
  timeRoundTrip: typeof timeRoundTrip
  countPerSecond: typeof countPerSecond
  timeReader: typeof timeReader
}
