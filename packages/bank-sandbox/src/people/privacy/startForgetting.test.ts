import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import type { Tables } from '../../db/tables.ts'
import { startForgetting } from './startForgetting.ts'

const hourMs = 3_600_000

test('it looks once an hour, a failure is logged and not the end of it, and after the stop there is nothing', async () => {
  vi.useFakeTimers()
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const db = {} as Kysely<Tables> // fails whoever asks it
  const seed = { clients: new Map(), personas: new Map(), bank: { legalName: {}, hotline: '' } }
  const stop = startForgetting({ db, seed, log })
  expect(lines).toHaveLength(0)
  for (const times of [1, 2]) {
    await vi.advanceTimersByTimeAsync(hourMs)
    expect(lines).toHaveLength(times)
  }
  await stop()
  expect(vi.getTimerCount()).toBe(0)
  await vi.advanceTimersByTimeAsync(hourMs)
  expect(lines).toHaveLength(2)
  vi.useRealTimers()
})
