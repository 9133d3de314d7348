import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { useSight } from './useSight.ts'
import type { watchSight } from './watchSight.ts'

const watchers = vi.hoisted(() => [] as Parameters<typeof watchSight>[2][])
vi.mock('./watchSight.ts', () => ({
  watchSight: (...[, , onSight]: Parameters<typeof watchSight>) => {
    watchers.push(onSight)
    return () => {}
  },
}))

afterEach(() => {
  cleanup()
  watchers.length = 0
})

function Review({ quoteId, isFramed = true }: { quoteId: string; isFramed?: boolean }) {
  const { sight, page, button } = useSight(isFramed, quoteId)
  return (
    <main ref={page}>
      <button type="button" ref={button} disabled={!sight}>
        {sight}
      </button>
    </main>
  )
}

test('what was seen of one quote is not worth anything for the next', async () => {
  const { getByRole, rerender } = render(<Review quoteId="q-1" />)
  const button = getByRole('button') as HTMLButtonElement
  await vi.waitFor(() => expect(watchers.length).toBe(1))
  watchers[0]?.('proved')
  await vi.waitFor(() => expect(button.disabled).toBe(false))

  rerender(<Review quoteId="q-2" />)
  expect(button.disabled).toBe(true)
  await vi.waitFor(() => expect(watchers.length).toBe(2))
  expect(button.disabled).toBe(true)
  watchers[1]?.('unproved')
  await vi.waitFor(() => expect(button.textContent).toBe('unproved'))
})

test('on a page of its own nothing is watched, and everything is proved', () => {
  const { getByRole } = render(<Review quoteId="q-1" isFramed={false} />)
  expect(getByRole('button').textContent).toBe('proved')
  expect(watchers).toEqual([])
})
