import { median } from './bank/quantile.ts'
import type { Result } from './bench.ts'
import { formatRow, isWithin, type Row } from './rows.ts'
import goals from './runtime/goals.json' with { type: 'json' }
import { type FirstBadge, measureFirstBadge } from './runtime/measureFirstBadge.ts'
import { measurePins } from './runtime/measurePins.ts'
import { openShop } from './runtime/openShop.ts'

const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 3 : 15
const pins = isQuick ? 1_000 : 10_000

/** What the runtime costs the page it stands in. */
export async function runtime(): Promise<Result> {
  const shop = await openShop()
  try {
    const firsts: FirstBadge[] = []
    for (let round = 0; round < rounds; round++) firsts.push(await measureFirstBadge(shop))
    const pinned = await measurePins(shop, pins)
    const middle = (name: keyof FirstBadge) => Math.round(median(firsts.map((first) => first[name])) * 10) / 10
    const worst = (name: keyof FirstBadge) => Math.max(...firsts.map((first) => first[name]))
    const rows: Row[] = [
      row('script evaluation', middle('evaluationMs'), 'ms', goals.evaluationMs),
      row('script appended → badge painted', middle('paintedMs'), 'ms', goals.paintedMs),
      row('long tasks until a second later, worst round', worst('longTasks'), '', goals.longTasks),
      row('layout shift, worst round', worst('layoutShift'), '', goals.layoutShift),
      row('pin → new price in the badge', Math.round(pinned.pinMs * 10) / 10, 'ms', goals.pinMs),
      row(`heap after ${pins} pins and 100 docks`, pinned.heapGrowthKb, 'kB', goals.heapGrowthKb),
      row('nodes left', pinned.nodesLeft, '', goals.nodesLeft),
      row('listeners left', pinned.listenersLeft, '', goals.listenersLeft),
    ]
    const heading = `medians of ${rounds} fresh pages at 4× CPU slowdown; bank, page and browser on this machine`
    return { figures: rows, table: [heading, ...rows.map(formatRow)].join('\n'), isWithin: rows.every(isWithin) }
  } finally {
    await shop.stop()
  }
}

const row = (what: string, value: number, unit: string, most: number): Row => ({ what, value, unit, goal: { most } })
