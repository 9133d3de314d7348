import { HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { catalogOf } from '../../testing/catalogOf.ts'
import { mountDock, nextEvent, serveCatalog, serveRooms, snapshotOf, useDockLab } from '../testing/dockLab.ts'

/** Docks that are in no room, in the order in which a page comes to know the bank's clock. */
useDockLab()

const dayMs = 86_400_000
const realNow = () => Math.round(performance.timeOrigin + performance.now())
const neutral = '可用信用卡分期，查看总额与年化利率'
let asked: string[]
let answer: () => Response | Promise<Response>

beforeEach(() => {
  asked = []
  answer = () => snapshotOf({ now: realNow() })
  serveRooms((room) => {
    asked.push(room)
    return answer()
  })
  serveCatalog(() => HttpResponse.json(catalogOf({ opensAt: realNow() - 1_000, closesAt: realNow() + 60_000 })))
  // After a failure the bank is left alone for some seconds; what ends a request keeps its time.
  const { setTimeout } = window
  vi.spyOn(window, 'setTimeout').mockImplementation(((use: () => void, ms = 0) =>
    setTimeout(use, ms > 2_500 && ms < 100_000 && ms !== 5_000 ? 10 : ms)) as typeof window.setTimeout) // without the overload for Node
  return () => vi.restoreAllMocks()
})
const deviceIsOff = () => vi.spyOn(Date, 'now').mockImplementation(() => realNow() + dayMs)

test('terms without a window ask for no clock', async () => {
  serveCatalog()
  const { dock, text } = mountDock({ currency: 'KAA' })
  await nextEvent(dock, 'impression')
  expect(text()).toContain('13.03%')
  expect(asked).toEqual([])
})

test('while the bank does not say the time, that of the device has to do', async () => {
  answer = () => HttpResponse.json({ code: 'bank-error' }, { status: 503 })
  const { text } = mountDock({ currency: 'KAB' })
  await expect.poll(text).toContain('13.03%')
  expect(new Set(asked)).toEqual(new Set(['clock']))
})

test('with windows no figure stands there before the bank has said the time; it is asked once, for all docks', async () => {
  deviceIsOff()
  let say = () => {}
  const isSaid = new Promise<void>((resolve) => (say = resolve))
  answer = async () => {
    await isSaid
    return snapshotOf({ now: realNow(), withdrawn: { everything: true, plans: [] } })
  }
  const { dock, text } = mountDock({ currency: 'KAC' })
  await nextEvent(dock, 'ready')
  expect(text()).toBe(neutral)
  say()
  await expect.poll(text).toContain('13.03%')
  const asks = asked.length
  const other = mountDock({ currency: 'KAD' })
  await nextEvent(other.dock, 'impression')
  expect([text(), other.text()]).toEqual([other.text(), expect.stringContaining('13.03%')])
  expect(asked).toHaveLength(asks)
})
