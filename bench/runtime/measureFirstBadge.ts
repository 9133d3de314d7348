import type { Shop } from './openShop.ts'

export interface FirstBadge {
  /** From the script's tag to the frame in which the badge stands. */
  paintedMs: number
  /** What the browser spent on running our scripts' top level, compiling included. */
  evaluationMs: number
  layoutShift: number
  longTasks: number
}

const slowdown = 4
/** For what comes after the badge: the part that is loaded when the page is idle belongs into the count of long tasks. */
const afterwardsMs = 1_000

/** The first badge that a script brings to a page that has never seen it, four times slower than this machine. */
export async function measureFirstBadge(shop: Shop, scriptUrl: string): Promise<FirstBadge> {
  const { page, close } = await shop.openPage(slowdown)
  await shop.browser.startTracing(page, { categories: ['devtools.timeline'] })
  const seen = await page.evaluate(watchBadge, { scriptUrl, afterwardsMs })
  const trace = JSON.parse((await shop.browser.stopTracing()).toString())
  await close()
  return { ...seen, evaluationMs: sumEvaluation(trace.traceEvents) }
}

/** Runs in the page. */
async function watchBadge({ scriptUrl, afterwardsMs: waitMs }: { scriptUrl: string; afterwardsMs: number }) {
  const seen = { paintedMs: 0, layoutShift: 0, longTasks: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.layoutShift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift' })
  new PerformanceObserver((list) => {
    seen.longTasks += list.getEntries().length
  }).observe({ type: 'longtask' })
  const ready = new Promise((resolve) => document.addEventListener('offerdock:ready', resolve, { once: true }))
  const startMs = performance.now()
  const script = document.createElement('script')
  script.src = scriptUrl
  script.crossOrigin = 'anonymous'
  script.dataset.clientId = 'pk_test_demo'
  document.head.append(script)
  await ready
  // The task after the next frame's callbacks: by then the frame is painted.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  seen.paintedMs = performance.now() - startMs
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  return seen
}

interface TraceEvent {
  name: string
  ph: string
  dur?: number
  args?: { data?: { url?: string }; fileName?: string }
}

/** `EvaluateScript` contains the compilation of what it runs. */
function sumEvaluation(events: TraceEvent[]): number {
  const ours = events.filter(
    ({ name, ph, args }) => name === 'EvaluateScript' && ph === 'X' && args?.data?.url?.includes('/offerdock/'),
  )
  if (ours.length === 0) throw new Error('the trace names no script of ours')
  return ours.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000
}
