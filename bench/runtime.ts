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
    const floors: FirstBadge[] = []
    for (let round = 0; round < rounds; round++) {
      firsts.push(await measureFirstBadge(shop, shop.scriptUrl))
      floors.push(await measureFirstBadge(shop, shop.floorUrl))
    }
    const pinned = await measurePins(shop, pins)
    const worst = (all: FirstBadge[], name: keyof FirstBadge) => Math.max(...all.map((one) => one[name]))
    const timed = (what: string, name: 'evaluationMs' | 'paintedMs'): Row => {
      const [value, floor] = [firsts, floors].map((all) => median(all.map((one) => one[name]))) as [number, number] // one for each
      const note = `${round(value / floor)} × the floor of ${round(floor)} ms`
      return { ...row(what, round(value), 'ms', goals[name]), note }
    }
    const rows: Row[] = [
      timed('script evaluation', 'evaluationMs'),
      timed('script appended → badge painted', 'paintedMs'),
      row('long tasks until a second later, worst round', worst(firsts, 'longTasks'), '', goals.longTasks),
      { what: 'long tasks of the floor, worst round', value: worst(floors, 'longTasks'), unit: '' },
      row('layout shift, worst round', worst(firsts, 'layoutShift'), '', goals.layoutShift),
      row('pin → new price in the badge', round(pinned.pinMs), 'ms', goals.pinMs),
      row(`heap after ${pins} pins and 100 docks`, pinned.heapGrowthKb, 'kB', goals.heapGrowthKb),
      row('nodes left', pinned.nodesLeft, '', goals.nodesLeft),
      row('listeners left', pinned.listenersLeft, '', goals.listenersLeft),
    ]
    const heading = [
      `medians of ${rounds} fresh pages at 4× CPU slowdown; bank, page and browser on this machine, Chinese text on the page`,
      'floor: a static script that paints the same two lines with preact and asks nobody, in turns with ours',
    ].join('\n')
    return { figures: rows, table: [heading, ...rows.map(formatRow)].join('\n'), isWithin: rows.every(isWithin) }
  } finally {
    await shop.stop()
  }
}

const round = (value: number) => Math.round(value * 10) / 10
const row = (what: string, value: number, unit: string, most: number): Row => ({ what, value, unit, goal: { most } })
