import { DockError } from './DockError.ts'

/**
 * Remembers which receipts and webhooks were seen. One that all of a platform's processes share makes each of them count
 * once; `remember` must be atomic: of all callers with one id exactly one gets `true`.
 */
export interface ReplayStore {
  /** True when `id` is new; `forgetAfterMs` (epoch) is when it may be dropped. */
  remember(id: string, forgetAfterMs: number): Promise<boolean>
}

/** Clocks of processes and databases differ; an id is kept for longer than the slowest of them could still accept it. */
const marginMs = 24 * 3_600_000

/** Whether it was there before. A store that fails, or says neither yes nor no, accepts nothing. */
export async function isReplay(store: ReplayStore, id: string, acceptedUntilMs: number): Promise<boolean> {
  let isNew: unknown
  try {
    isNew = await store.remember(id, acceptedUntilMs + marginMs)
  } catch (cause) {
    throw new DockError('REPLAY_STORE_FAILED', 'The replay store could not say whether this was seen before', { cause })
  }
  if (typeof isNew !== 'boolean') throw new DockError('REPLAY_STORE_FAILED', 'The replay store answered no boolean')
  return !isNew
}
