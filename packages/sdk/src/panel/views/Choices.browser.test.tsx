import { cleanup } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { loadChoicePart } from '../choice/loadChoicePart.ts'
import { states } from '../testing/panelStates.ts'
import { inert, show } from '../testing/show.tsx'

const { fetchPart } = vi.hoisted(() => ({ fetchPart: vi.fn().mockRejectedValue(new TypeError('no part')) }))
vi.mock('../choice/loadChoicePart.ts', async () => {
  const { createPart } = await import('../createPart.ts')
  const { load, loaded, use } = createPart(fetchPart)
  return { loadChoicePart: load, loadedChoicePart: loaded, useChoicePart: () => use().part }
})

afterEach(cleanup)

const placesIn = (container: Element) =>
  [...container.querySelectorAll('input, button, .option')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return [left, top, width, height]
  })
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

test('the part of points and coupon moves nothing, be it missing or late; it comes when the viewer asks for it', async () => {
  await page.viewport(360, 640)
  const reduce = vi.fn()
  const actions = { ...inert, reduce } as typeof inert
  const { container, findByText } = await show(states.offers ?? [], 'en', undefined, actions)
  const ask = () => container.querySelector<HTMLElement>('[data-od=reductions]')
  const before = placesIn(container)
  expect(container.querySelectorAll('[data-od=plan]')).toHaveLength(3)
  ask()?.click()
  await findByText('The bank could not be reached; please check your connection.')
  expect(placesIn(container)).toEqual(before)

  fetchPart.mockImplementation(() => import('../choice/choicePart.ts'))
  await loadChoicePart()
  await painted()
  expect(container.querySelector('.reductions')).toBe(null)
  expect(placesIn(container)).toEqual(before)

  ask()?.click()
  await vi.waitFor(() => expect(container.querySelector('[data-od=points-input]')).not.toBe(null), 5000)
  expect(reduce).toHaveBeenCalledOnce()
  expect(ask()).toBe(null)
})
