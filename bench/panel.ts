import { median, quantile } from './bank/quantile.ts'
import type { Result } from './bench.ts'
import goals from './panel/goals.json' with { type: 'json' }
import { measureFloor, measurePanel, type Opening } from './panel/measureOpening.ts'
import { openStage } from './panel/openStage.ts'
import { formatRow, isWithin, type Row } from './rows.ts'

const rounds = process.argv.includes('--quick') ? 3 : 15

/** How long a viewer waits for the panel after their click. */
export async function panel(): Promise<Result> {
  const stage = await openStage()
  try {
    await measurePanel(stage, false) // the bank's own first answers are nobody's wait
    const warm: Opening[] = []
    const cold: Opening[] = []
    const floor: number[] = []
    for (let round = 0; round < rounds; round++) {
      cold.push(await measurePanel(stage, false))
      floor.push(await measureFloor(stage))
      warm.push(await measurePanel(stage, true))
    }
    const rows = [
      ...describe('prewarmed', warm, goals.warmMs, floor),
      ...describe('cold', cold, goals.coldMs, floor),
      timed(
        'floor: a cold frame with one screen of preact, p95',
        quantile(floor, 0.95),
        `median ${round(median(floor))} ms`,
      ),
    ]
    const heading = [
      `${rounds} fresh pages each, page and frame at 4× CPU slowdown; bank, page, floor and browser on this machine, cross-site`,
      'interactive: the link to sign in stands painted with its code, after two answers of the bank',
    ].join('\n')
    const figures = { rounds, rows, warm, cold, floor }
    return { figures, table: [heading, ...rows.map(formatRow)].join('\n'), isWithin: rows.every(isWithin) }
  } finally {
    await stage.stop()
  }
}

function describe(how: string, openings: Opening[], most: number, floor: number[]): Row[] {
  const of = (name: keyof Opening) => openings.map((opening) => opening[name])
  const share = (values: number[]) =>
    `median ${round(median(values))} ms, ${round(median(values) / median(floor))} × the floor`
  const [interactive, standard] = [of('interactiveMs'), of('standardMs')]
  return [
    {
      ...timed(`click → panel interactive, ${how}, p95`, quantile(interactive, 0.95), share(interactive)),
      goal: { most },
    },
    timed(`click → standard terms painted, ${how}, p95`, quantile(standard, 0.95), share(standard)),
  ]
}

const round = (value: number) => Math.round(value * 10) / 10
const timed = (what: string, valueMs: number, note: string): Row => ({ what, value: round(valueMs), unit: 'ms', note })
