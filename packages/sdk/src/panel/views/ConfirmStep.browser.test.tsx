import { cleanup } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { states } from '../testing/panelStates.ts'
import { show } from '../testing/show.tsx'

const { fetchPart } = vi.hoisted(() => ({ fetchPart: vi.fn() }))
vi.mock('../confirm/loadConfirmPart.ts', async () => {
  const { createPart } = await import('../createPart.ts')
  const { load, use } = createPart(fetchPart)
  return { loadConfirmPart: load, useConfirmPart: use }
})

afterEach(cleanup)

test('while the viewer chooses, what comes after is fetched', async () => {
  fetchPart.mockClear()
  await show(states.offers ?? [], 'en')
  expect(fetchPart).toHaveBeenCalledOnce()
})

test('while its views are on their way a quote waits for them, and where they do not come, one press asks again', async () => {
  let fail = (_: Error) => {}
  fetchPart.mockReturnValueOnce(
    new Promise((_, reject) => {
      fail = reject
    }),
  )
  const { container, findByRole } = await show(states.review ?? [], 'en')
  expect(container.querySelector('[aria-busy=true] h1')?.textContent).toBe('Connecting to the bank…')
  expect(container.querySelector('[data-od=close]')).not.toBe(null)
  fail(new TypeError('Failed to fetch dynamically imported module'))
  const again = await findByRole('button', { name: 'Try again' })
  expect(container.querySelector<HTMLElement>('[data-od=problem]')?.dataset.code).toBe('offline')
  fetchPart.mockImplementation(() => import('../confirm/confirmPart.ts'))
  again.click()
  await vi.waitFor(() => expect(container.querySelector('[data-od=disclosure]')).not.toBe(null), 5000)
  cleanup()
  // From then on it is there at once.
  const next = await show(states.done ?? [], 'en')
  expect(next.container.querySelector('[data-od=done]')).not.toBe(null)
})
