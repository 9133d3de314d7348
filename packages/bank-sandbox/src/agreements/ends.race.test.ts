import { describe, expect, test, vi } from 'vitest'
import { checkHistory } from '../testing/history/checkHistory.ts'
import type { History, Status } from '../testing/history/history.ts'
import { recordHistory } from '../testing/history/recordHistory.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow } from '../testing/makeShow.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { type Store, stores, useBank } from '../testing/useBank.ts'
import { endAndRecount } from '../testing/withTables.ts'

// `OFFERDOCK_ENDS=10000` runs as many races. Where one process does everything, fewer show as much.
const racesOf = (store: Store) => Number(process.env.OFFERDOCK_ENDS ?? (store === 'embedded' ? 27 : 100))
const viewerCount = 8
/** How long before its time runs out an agreement is ended: from certainly in time to certainly too late. */
const earlyMs = [1900, 640, 160, 80, 40, 20, 10, 5, 0]

describe.each(stores)('an agreement on the %s database', (store) => {
  const races = racesOf(store)
  const timeoutMs = 60_000 + races * 200
  const quotas = { early: races, late: 2 * races }
  const capture = { captureMs: 2000 }
  const bank = useBank(store, { SEED: writeSeed(makeShow({ quotas, viewerCount, ...capture })), LOG_LEVEL: 'error' })
  const picker = (viewers: { viewer: string; token: string }[]) => (i: number) =>
    viewers[i % viewers.length] ?? { viewer: '', token: '' }

  test(
    'has one end when a capture, a release and its viewer race for it',
    async () => {
      const pick = picker(await signInAll(bank, viewerCount))
      const { history, hold, confirm, change, read } = recordHistory(bank, { early: quotas.early })
      await runLanes(Array(races).keys(), 8, async (i) => {
        const { viewer, token } = pick(i)
        const deal = await hold(viewer, token, 'early')
        if (!deal) return
        await confirm(deal)
        const ends = (['capture', 'release', 'abandon'] as const).map((_, n, all) => all[(i + n) % 3] ?? 'release')
        // Which of three equals comes first is the database's choice; now and then one is sent ahead, so that each does.
        const ahead = i % 4 ? [] : ends.splice(0, 1)
        for (const end of ahead) await change(end, deal)
        await Promise.all(ends.map((end) => change(end, deal)))
        await read(deal)
      })
      expect(checkHistory(history)).toEqual([])
      expect(history.operations.filter(({ type }) => type === 'read')).toHaveLength(races)
      const ended = countEnds(history)
      expect(Object.keys(ended)).toEqual(expect.arrayContaining(['captured', 'released']))
    },
    timeoutMs,
  )

  test(
    'has one end when its time runs out in the middle of it',
    async () => {
      const pick = picker(await signInAll(bank, viewerCount))
      const { history, hold, confirm, change, read } = recordHistory(bank, { late: 2 * races })
      await runLanes(Array(races).keys(), 16, async (i) => {
        const { viewer, token } = pick(i)
        const deal = await hold(viewer, token, 'late')
        if (!deal) return
        const rival = i % 2 ? await hold(pick(i + 1).viewer, pick(i + 1).token, 'late', { order: deal.order }) : null
        const answer = await confirm(deal)
        const overMs = answer.is === 'ok' ? answer.captureBeforeMs : 0
        const atMs = overMs - (earlyMs[i % earlyMs.length] ?? 0)
        await vi.waitUntil(() => Date.now() >= atMs, { interval: 5, timeout: 10_000 })
        const end = i % 4 ? 'capture' : 'release'
        await Promise.all([change(end, deal), ...(rival ? [confirm(rival)] : [])])
        await read(deal)
      })
      expect(checkHistory(history)).toEqual([])
      const ended = countEnds(history)
      // Time came first here, and a call there.
      expect(Object.keys(ended)).toEqual(expect.arrayContaining(['captured', 'expired']))
      expect(history.operations.filter(({ type }) => type === 'read')).toHaveLength(races)
      expect(await endAndRecount(bank)).toEqual([])
    },
    timeoutMs,
  )
})

/** How many agreements were seen at which end. */
function countEnds({ operations }: History) {
  const counts: Partial<Record<Status, number>> = {}
  for (const operation of operations) {
    if (operation.type !== 'read' || operation.answer.is !== 'ok') continue
    const { status } = operation.answer
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}
