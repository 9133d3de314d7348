import { median } from './bank/quantile.ts'
import type { Result } from './bench.ts'
import { openPair, type Pair } from './bridge/openPair.ts'
import type { Pinger } from './bridge/ping.ts'
import { timeHandshake } from './bridge/timeHandshake.ts'
import { formatRow, isWithin, type Row } from './rows.ts'

const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 2 : 9
const trips = isQuick ? 100 : 1_000
const flood = isQuick ? 1_000 : 10_000
const reads = isQuick ? 10_000 : 200_000
const ways = ['window', 'port', 'ours'] as const

declare const window: Pinger

/** What the conversation between host and panel costs, across processes, in turns with what the browser itself can do. */
export async function bridge(): Promise<Result> {
  const pair = await openPair()
  try {
    const measured = []
    for (let round = 0; round < rounds; round++) measured.push(await measureRound(pair))
    const rows = describe(measured)
    const heading = `medians of ${rounds} rounds, two sites in two processes; an order one way, a height the other`
    return {
      figures: { rounds: measured, rows },
      table: [heading, ...rows.map(formatRow)].join('\n'),
      isWithin: rows.every(isWithin),
    }
  } finally {
    await pair.stop()
  }
}

async function measureRound(pair: Pair) {
  const { page } = pair
  const tripMs: Record<string, number> = {}
  const perSecond: Record<string, number> = {}
  for (const way of ways) {
    tripMs[way] = await page.evaluate(([way, trips]) => window.timeRoundTrip(way, trips), [way, trips] as const)
    perSecond[way] = await page.evaluate(([way, flood]) => window.countPerSecond(way, flood), [way, flood] as const)
  }
  const readUs = await page.evaluate(
    (reads) => ({ order: window.timeReader('order', reads), converted: window.timeReader('converted', reads) }),
    reads,
  )
  return { tripMs, perSecond, readUs, handshakeMs: await timeHandshake(pair) }
}

type Round = Awaited<ReturnType<typeof measureRound>>

function describe(measured: Round[]): Row[] {
  const of = (read: (round: Round) => number | undefined) => median(measured.map((round) => read(round) ?? Number.NaN))
  const ratio = (kind: 'tripMs' | 'perSecond', way: string) =>
    of((round) => (round[kind][way] ?? Number.NaN) / (round[kind].window ?? Number.NaN))
  const note = (kind: 'tripMs' | 'perSecond', way: string) => `${tenths(ratio(kind, way))} × raw postMessage`
  return [
    { what: 'round trip, raw postMessage', value: hundredths(of(({ tripMs }) => tripMs.window)), unit: 'ms' },
    {
      what: 'round trip, bare port',
      value: hundredths(of(({ tripMs }) => tripMs.port)),
      unit: 'ms',
      note: note('tripMs', 'port'),
    },
    {
      what: 'round trip, ours',
      value: hundredths(of(({ tripMs }) => tripMs.ours)),
      unit: 'ms',
      note: note('tripMs', 'ours'),
    },
    { what: 'our round trip, of a raw one', value: hundredths(ratio('tripMs', 'ours')), unit: '×', goal: { most: 1 } },
    {
      what: 'messages one way, raw postMessage',
      value: Math.round(of(({ perSecond }) => perSecond.window)),
      unit: '/s',
    },
    {
      what: 'messages one way, bare port',
      value: Math.round(of(({ perSecond }) => perSecond.port)),
      unit: '/s',
      note: note('perSecond', 'port'),
    },
    {
      what: 'messages one way, ours',
      value: Math.round(of(({ perSecond }) => perSecond.ours)),
      unit: '/s',
      note: note('perSecond', 'ours'),
    },
    { what: 'reading an order', value: hundredths(of(({ readUs }) => readUs.order)), unit: 'µs', goal: { most: 20 } },
    {
      what: 'reading a conversion with its receipt',
      value: hundredths(of(({ readUs }) => readUs.converted)),
      unit: 'µs',
      goal: { most: 20 },
    },
    { what: 'frame loaded → the panel’s first word', value: tenths(of(({ handshakeMs }) => handshakeMs)), unit: 'ms' },
  ]
}

const tenths = (value: number) => Math.round(value * 10) / 10
const hundredths = (value: number) => Math.round(value * 100) / 100
