import { signInAll } from './bank/crowd.ts'
import { measureCatalog } from './bank/measureCatalog.ts'
import { measureCheckout } from './bank/measureCheckout.ts'
import { measureReservations } from './bank/measureReservations.ts'
import { measureShow } from './bank/measureShow.ts'
import { measureStreams } from './bank/measureStreams.ts'
import { openBank, type Store, stores } from './bank/openBank.ts'
import type { Result } from './bench.ts'
import { formatRow, isWithin, type Row } from './rows.ts'

const isQuick = process.argv.includes('--quick')

/** How long, and how much; with `--quick` enough to see that it runs. */
const size = isQuick
  ? { rounds: 1, roundMs: 1000, seconds: 2, count: 500, streamCount: 200, minutes: 40 }
  : { rounds: 5, roundMs: 3000, seconds: 10, count: 3000, streamCount: 1000, minutes: 1440 }

const goalPerSecond = 300
/** What the machine at hand can do is among them; the embedded database does one thing after another. */
const offeredPerSecond: Record<Store, number[]> = { embedded: [10, 20, 40], PostgreSQL: [50, 100, 150, goalPerSecond] }

/** The bank under load, on both databases. */
export async function bank(): Promise<Result> {
  const figures = []
  for (const store of readStores()) figures.push({ store, rows: await measure(store) })
  const lines = figures.flatMap(({ store, rows }) => ['', store, ...rows.map(formatRow)])
  const heading =
    'medians; the load generator runs on the same machine as the bank and its database, and takes its share of the cores'
  return {
    figures,
    table: [heading, ...lines].join('\n'),
    isWithin: figures.every(({ rows }) => rows.every(isWithin)),
  }
}

/** Both, or the one named by `--store`. */
function readStores(): readonly Store[] {
  const at = process.argv.indexOf('--store')
  if (at < 0) return stores
  const named = stores.filter((store) => store === process.argv[at + 1])
  if (named.length === 0) throw new Error(`--store: one of ${stores.join(', ')}`)
  return named
}

async function measure(store: Store): Promise<Row[]> {
  // The goals are for PostgreSQL; the embedded database is measured without one of its own.
  const only = <Goal>(goal: Goal) => (store === 'PostgreSQL' ? { goal } : {})
  const pieces = { rounds: size.rounds, count: size.count }
  const quick = await measureReservations(store, pieces)
  const kept = store === 'PostgreSQL' ? await measureReservations(store, { ...pieces, settings: [] }) : null
  const open = await openBank(store)
  try {
    const catalog = await measureCatalog(open, size)
    const tokens = await signInAll(open)
    const checkouts = []
    for (const perSecond of offeredPerSecond[store]) {
      checkouts.push(await measureCheckout(open, tokens, { perSecond, seconds: size.seconds }))
    }
    const streams = await measureStreams(open, { streamCount: size.streamCount, rounds: 3 })
    const played = await measureShow(open, { minutes: size.minutes })
    return [
      { what: 'catalog from memory', value: catalog.perSecond, unit: '/s', goal: { least: 8000 } },
      ...checkouts.map((checkout) => ({
        what: `quote → confirm, ${checkout.offered}/s offered, p99`,
        value: checkout.p99Ms,
        unit: 'ms',
        ...(checkout.offered === goalPerSecond ? only({ most: 50 }) : {}),
        note: `p50 ${checkout.p50Ms}, max ${checkout.maxMs} ms; ${checkout.failed} of ${checkout.count} failed`,
      })),
      {
        what: 'reservations of one row, pool of 20',
        value: quick.perSecond,
        unit: '/s',
        ...only({ least: 3000 }),
        note: 'as measured for the goal: the server need not wait for its disk',
      },
      ...(kept ? [{ what: 'the same, each on the disk before the next', value: kept.perSecond, unit: '/s' }] : []),
      {
        what: `withdrawal to the last of ${streams.streamCount} streams`,
        value: streams.lastMs,
        unit: 'ms',
        goal: { most: 1000 },
        note: `median ${streams.medianMs} ms`,
      },
      {
        what: `show of ${played.minutes} minutes`,
        value: played.seconds,
        unit: 's',
        goal: { most: 600 },
        note: `${played.purchases} purchases`,
      },
      {
        what: 'memory of the server, last quarter of the show against the second',
        value: Math.round(played.growth * 1000) / 10,
        unit: '%',
        goal: { most: 15 },
        note: `${played.secondMb} → ${played.lastMb} MB`,
      },
    ]
  } finally {
    await open.stop()
  }
}
