import { describe, expect, test, vi } from 'vitest'
import { checkHistory } from '../testing/history/checkHistory.ts'
import { recordHistory } from '../testing/history/recordHistory.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow } from '../testing/makeShow.ts'
import { recount } from '../testing/recount.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

// R-603; `OFFERDOCK_ENDS=10000` runs as many races.
const races = Number(process.env.OFFERDOCK_ENDS ?? 100)
const timeoutMs = 60_000 + races * 200
const viewerCount = 8

describe.each(stores)('an agreement on the %s database', (store) => {
  const quotas = { early: races, late: 2 * races }
  const capture = { captureMs: 1000 }
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
        await Promise.all([change('capture', deal), change('release', deal), change('abandon', deal)])
        await read(deal)
      })
      expect(checkHistory(history)).toEqual([])
      expect(history.operations.filter(({ type }) => type === 'read')).toHaveLength(races)
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
        await vi.waitUntil(() => Date.now() >= overMs - 20, { interval: 5, timeout: 10_000 })
        const end = i % 3 ? 'capture' : 'release'
        await Promise.all([change(end, deal), ...(rival ? [confirm(rival)] : [])])
        await read(deal)
      })
      expect(checkHistory(history)).toEqual([])
      expect(await withTables(bank, recount)).toEqual([])
    },
    timeoutMs,
  )
})
