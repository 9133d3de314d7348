import { cleanup } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chosen } from '../testing/panelStates.ts'
import { sampleQuote } from '../testing/samples.ts'
import { inert, show } from '../testing/show.tsx'

let isFocused = true
let visibility: DocumentVisibilityState = 'visible'

beforeEach(() => {
  isFocused = true
  visibility = 'visible'
  vi.spyOn(document, 'hasFocus').mockImplementation(() => isFocused)
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

async function review() {
  const finishReading = vi.fn(() => true)
  const quote = await sampleQuote('p12', 'en', 3000)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  const { container } = await show([...chosen, { type: 'quoted', quote }], 'en', undefined, { ...inert, finishReading })
  await vi.waitUntil(() => vi.getTimerCount() > 0)
  return { container, finishReading }
}

test('the time to read counts only while the page is seen and has focus, and the confirm waits for it', async () => {
  const { container, finishReading } = await review()
  await vi.advanceTimersByTimeAsync(2500)
  visibility = 'hidden'
  await vi.advanceTimersByTimeAsync(60_000)
  visibility = 'visible'
  isFocused = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(finishReading).not.toHaveBeenCalled()
  expect(container.querySelector('[role=timer]')?.textContent).toBe('Paused until you are back on this page')
  expect(container.querySelector('[data-od=confirm]')).toHaveProperty('disabled', true)
  isFocused = true
  await vi.advanceTimersByTimeAsync(2000)
  expect(finishReading).toHaveBeenCalled()
})

test('the time to read is a timer that says nothing by itself, and is announced once', async () => {
  const { container } = await review()
  const timer = container.querySelector('[role=timer]')
  const status = container.querySelector('[role=status]')
  const announced: (string | null)[] = []
  const observer = new MutationObserver(() => announced.push(status?.textContent ?? null))
  if (status) observer.observe(status, { childList: true, characterData: true, subtree: true })
  const before = status?.textContent
  await vi.advanceTimersByTimeAsync(2500)
  observer.disconnect()
  expect(before).toContain('about 3 seconds')
  expect(announced).toEqual([])
  await vi.waitUntil(() => timer?.textContent?.includes('1 s to go'))
  expect(timer?.textContent).toContain('1 s to go')
  expect(timer?.closest('[aria-live]')).toBe(null)
})
