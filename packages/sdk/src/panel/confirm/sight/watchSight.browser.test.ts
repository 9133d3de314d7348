import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Sight, watchSight } from './watchSight.ts'

let button: HTMLElement
let figures: HTMLElement
let said: (Sight | null)[]
let stop: () => void

beforeEach(() => {
  document.body.innerHTML = '<p id="figures">¥4,999.00</p><button id="button">Confirm</button>'
  ;[figures, button] = ['figures', 'button'].map((id) => document.getElementById(id)) as [HTMLElement, HTMLElement]
  said = []
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

const watch = () => {
  stop = watchSight(button, figures, (sight) => said.push(sight))
}
const expectSaid = (...sights: (Sight | null)[]) => vi.waitFor(() => expect(said).toEqual(sights), { timeout: 8000 })

function cover(style: string) {
  const box = document.createElement('div')
  box.style.cssText = `position: fixed; inset: 0; pointer-events: none; ${style}`
  document.body.append(box)
  return box
}

test('what lies open is proved, and no sooner than after half a second', async () => {
  const startMs = performance.now()
  watch()
  await expectSaid('proved')
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(500)
})

test('a cover, seen or not, takes it back, and when it stays for good the click is let through unproved', async () => {
  watch()
  await expectSaid('proved')
  const box = cover('background: none')
  await expectSaid('proved', null)
  await expectSaid('proved', null, 'unproved')
  box.remove()
  await expectSaid('proved', null, 'unproved', 'proved')
})

test('figures that are covered count as much as the button, and may be scrolled away', async () => {
  watch()
  await expectSaid('proved')
  const { top, height } = figures.getBoundingClientRect()
  const box = cover(`background: white; inset: ${top}px auto auto 0; inline-size: 50px; block-size: ${height}px`)
  await expectSaid('proved', null)
  box.remove()
  await expectSaid('proved', null, 'proved')
  figures.style.marginBlockStart = '-5000px'
  button.style.cssText = 'position: fixed; inset-block-start: 100px'
  await new Promise<void>((done) => {
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) done(seen.disconnect())
    })
    seen.observe(figures)
  })
  expect(said.at(-1)).toBe('proved')
})

test('figures that are scrolled away from the start are not waited for', async () => {
  figures.style.marginBlockStart = '-5000px'
  button.style.cssText = 'position: fixed; inset-block-start: 100px'
  watch()
  await expectSaid('proved')
})

test.each([
  ['the page coming back', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['a window in front that went away', () => window.dispatchEvent(new Event('focus'))],
])('%s begins the wait anew', async (_, disturb) => {
  watch()
  await expectSaid('proved')
  disturb()
  expect(said).toEqual(['proved', null])
  await expectSaid('proved', null, 'proved')
})

/** With a clock of its own, until the wait has begun: what the observer reports is real. */
async function watchByFakeClock() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  watch()
  const [dwell, patience] = [1, 1]
  await expect.poll(() => vi.getTimerCount(), { timeout: 8000 }).toBe(dwell + patience)
  // While it was waited for, the clock went on; from here it stands.
  window.dispatchEvent(new Event('resize'))
}

test('another size begins the wait anew while it runs, and one that moves nothing changes nothing once it is over', async () => {
  await watchByFakeClock()
  for (let resizes = 0; resizes < 4; resizes++) {
    vi.advanceTimersByTime(499)
    window.dispatchEvent(new Event('resize'))
  }
  vi.advanceTimersByTime(499)
  expect(said).toEqual([])
  vi.advanceTimersByTime(1)
  window.dispatchEvent(new Event('resize'))
  expect(said).toEqual(['proved'])
})

/** As a page does that makes the frame another size. */
function resizeFrame() {
  vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(innerHeight - 7)
  button.style.cssText = 'position: relative; inset-block-start: 7px'
}

test.each(['resize', 'pointerdown'])(
  'a button that another size has moved by the %s waits until it has stood there',
  async (type) => {
    await watchByFakeClock()
    vi.advanceTimersByTime(500)
    resizeFrame()
    window.dispatchEvent(new Event(type))
    expect(said).toEqual(['proved', null])
    vi.advanceTimersByTime(499)
    expect(said).toEqual(['proved', null])
    vi.advanceTimersByTime(1)
    expect(said).toEqual(['proved', null, 'proved'])
  },
)

test('a button that another size moved before it was proved takes the first press', async () => {
  await watchByFakeClock()
  resizeFrame()
  window.dispatchEvent(new Event('resize'))
  vi.advanceTimersByTime(500)
  window.dispatchEvent(new Event('pointerdown'))
  expect(said).toEqual(['proved'])
})

test('a panel that grows for long is not taken for one that is covered', async () => {
  await watchByFakeClock()
  for (let elapsedMs = 0; elapsedMs < 12_000; elapsedMs += 400) {
    window.dispatchEvent(new Event('resize'))
    vi.advanceTimersByTime(400)
  }
  expect(said).toEqual([])
  vi.advanceTimersByTime(500)
  expect(said).toEqual(['proved'])
})

test('focus that a press brings changes nothing', async () => {
  watch()
  await expectSaid('proved')
  window.dispatchEvent(new Event('pointerdown'))
  window.dispatchEvent(new Event('focus'))
  expect(said).toEqual(['proved'])
})

test('a browser that cannot tell says so at once', () => {
  const known = Object.getOwnPropertyDescriptor(IntersectionObserverEntry.prototype, 'isVisible')
  Reflect.deleteProperty(IntersectionObserverEntry.prototype, 'isVisible')
  watch()
  if (known) Object.defineProperty(IntersectionObserverEntry.prototype, 'isVisible', known)
  expect(said).toEqual(['unproved'])
})
