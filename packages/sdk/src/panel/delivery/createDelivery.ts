import { hashText } from '../hashText.ts'
import type { PendingConfirm } from '../pendingConfirm.ts'
import { inTurn, type Locks } from './inTurn.ts'
import type { RowStore } from './openRows.ts'
import {
  ackRow,
  buryRow,
  type Change,
  compactRows,
  findRow,
  type KeptRow,
  keepRow,
  openConfirm,
  readRows,
  tellRow,
} from './rows.ts'

interface DeliveryMeans {
  store: RowStore
  clientId: string
  locks: Locks | undefined
  /** Hears how many confirms the bank has refused. */
  countDead(count: number): void
}

export type Delivery = ReturnType<typeof createDelivery>

/** After this long a database that says nothing counts as one that refuses; later where a confirm waits to be sent. */
const patienceMs = 2000
const keepPatienceMs = 8000

/**
 * What makes a confirm outlive its panel, its tab and its browser:
 *
 * 1. `keep` has its row on the disk before it is sent. A row for the same viewer and order that still waits counts instead.
 * 2. It is sent under its id by one panel at a time (`inTurn`), again and again until the bank has answered.
 * 3. `ack` marks the row when the bank has agreed, `tell` when the host has answered; `bury`, when the bank has refused.
 * 4. A panel that starts for the order finds the row (`find`) and goes on from there, under the same id.
 *
 * Nothing here throws, and nothing waits long: where the browser keeps nothing, the tab's memory and the bank's webhook
 * have to do.
 */
export function createDelivery({ store, clientId, locks, countDead }: DeliveryMeans) {
  const whose = ({ who }: Pick<PendingConfirm, 'who'>) => hashText(JSON.stringify([clientId, who]))

  /** A database that kept silent is not waited for a second time until it has spoken. */
  let isSilent = false

  /** One step on the rows, or null where the database refuses or keeps silent. */
  async function step<T>(
    decide: (rows: KeptRow[], nowMs: number) => Change<T>,
    waitMs = patienceMs,
  ): Promise<T | null> {
    if (isSilent) return null
    const change = store.change((found) => {
      const { rows, broken } = readRows(found)
      const nowMs = Date.now()
      const { put = [], remove = [], result } = decide(rows, nowMs)
      const changed = [...rows.filter((row) => !put.some(({ id }) => id === row.id)), ...put]
      const left = changed.filter(({ id }) => !remove.includes(id))
      const over = compactRows(left, nowMs)
      countDead(left.filter(({ id, state }) => state === 'dead' && !over.includes(id)).length)
      return { put: put.filter(({ id }) => !over.includes(id)), remove: [...broken, ...remove, ...over], result }
    })
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        isSilent = true
        resolve(null)
      }, waitMs)
      const end = (value: T | null) => {
        clearTimeout(timer)
        isSilent = false
        resolve(value)
      }
      change.then(end, () => end(null))
    })
  }

  /** What never failed so far may still fail, or never be there at all. */
  const calmly = <T>(act: Promise<T | null>) => act.catch(() => null)

  return {
    /** The confirm that counts for its order, once it is on the disk; the given one where nothing can be kept. */
    keep: async (pending: PendingConfirm): Promise<PendingConfirm> =>
      (await calmly(
        whose(pending).then(async (who) => {
          const { conversionId: id, quote } = pending
          const { orderRef } = quote
          const { who: _, ...content } = pending
          const fresh = { id, orderRef, who, state: 'new', pending: content } as const
          const row = await step((rows, atMs) => keepRow(rows, { ...fresh, atMs }), keepPatienceMs)
          const kept = openConfirm(row ?? undefined)
          return kept && { ...kept, who: pending.who }
        }),
      )) ?? pending,
    /** The confirm of this viewer for this order that still waits. */
    find: (orderRef: string, who: string | undefined): Promise<PendingConfirm | null> =>
      calmly(
        whose({ who }).then(async (hash) => {
          const row = await step((rows) => ({ result: findRow(rows, { orderRef, who: hash }) }))
          const kept = openConfirm(row ?? undefined)
          return kept && { ...kept, who }
        }),
      ),
    ack: (id: string) => step((rows, nowMs) => ackRow(rows, id, nowMs)),
    tell: (id: string) => step((rows, nowMs) => tellRow(rows, id, nowMs)),
    bury: (id: string, code: string) => step((rows, nowMs) => buryRow(rows, id, code, nowMs)),
    /** It came to nothing, and that by nobody's refusal. */
    drop: (id: string) => step(() => ({ remove: [id], result: null })),
    /**
     * All that this browser keeps for the client here; or of this viewer what the bank has answered: a confirm that it has not, in another
     * tab or for another order, names nobody and has to be found when they return.
     */
    forget: async (who?: string) => {
      const hash = who === undefined ? null : await whose({ who })
      const isOver = (row: KeptRow) => hash === null || (row.who === hash && row.state !== 'new')
      return step((rows) => ({ remove: rows.filter(isOver).map(({ id }) => id), result: null }))
    },
    /** Sends while no other panel does. */
    send: <T>(id: string, act: () => Promise<T>) => inTurn(locks, `offerdock:${id}`, act),
  }
}
