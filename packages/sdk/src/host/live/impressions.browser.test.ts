import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { mountDock, nextEvent, serveCatalog, useDockLab } from '../testing/dockLab.ts'

// A browser paints the pages of several files in turn, and one that waits for its turn sees nothing meanwhile.
vi.setConfig({ testTimeout: 120_000 })

useDockLab()
beforeEach(async () => {
  await page.viewport(414, 896) // whatever the file before has left
  serveCatalog()
  return () => void vi.useRealTimers()
})

/** A dock 400 px high in a box that shows the first `shownPx` of it, and the products that were seen. */
async function mountTall(product: string, shownPx: number) {
  const { dock } = mountDock({ product }, 400)
  const seen: unknown[] = []
  dock.on('impression', ({ detail }) => seen.push(detail.context.product))
  dock.element.style.blockSize = '400px'
  const anchor = dock.element.parentElement as HTMLElement
  Object.assign(anchor.style, { blockSize: `${shownPx}px`, overflow: 'hidden' })
  await nextEvent(dock, 'ready')
  return { dock, anchor, seen }
}

test('an impression needs half of the badge in view', async () => {
  const { dock, anchor, seen } = await mountTall('sku-90', 199)
  const other = await mountTall('sku-91', 200)
  await nextEvent(other.dock, 'impression')
  expect(seen).toEqual([])
  anchor.style.blockSize = '200px'
  await nextEvent(dock, 'impression')
  expect(seen).toEqual(['sku-90'])
})

/** The browser says after a frame what is in view. Polling would move a pretended time on. */
const painted = async () => {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
}

test('an impression needs one second on end, and is said once per product', async () => {
  const { dock, anchor, seen } = await mountTall('sku-92', 400)
  await nextEvent(dock, 'impression')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  dock.update({ product: 'sku-93' })
  await painted()
  vi.advanceTimersByTime(999)
  anchor.style.blockSize = '100px'
  await painted()
  anchor.style.blockSize = '400px'
  await painted()
  vi.advanceTimersByTime(999)
  expect(seen).toEqual(['sku-92'])
  vi.advanceTimersByTime(1)
  expect(seen).toEqual(['sku-92', 'sku-93'])
  for (const product of ['sku-92', 'sku-94']) {
    dock.update({ product })
    await painted()
    vi.advanceTimersByTime(1_000)
  }
  expect(seen).toEqual(['sku-92', 'sku-93', 'sku-94'])
})

test('on a page that nobody looks at no time counts', async () => {
  const { dock, seen } = await mountTall('sku-95', 400)
  await nextEvent(dock, 'impression')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  dock.update({ product: 'sku-96' })
  await painted()
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(60_000)
  expect(seen).toEqual(['sku-95'])
  visibility.mockRestore()
  document.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(1_000)
  expect(seen).toEqual(['sku-95', 'sku-96'])
})
