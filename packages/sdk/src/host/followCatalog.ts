import { type CatalogAnswer, fetchCatalog } from './fetchCatalog.ts'
import type { Runtime } from './runtime.ts'

type Listen = (answer: CatalogAnswer) => void

/** After the first failure; twice that after each further one. */
const retryMs = 1_000
const retryDoublings = 6
/** What nobody could confirm for so long is shown as that. */
const indicativeMs = 3_600_000

const sources = new Map<string, ReturnType<typeof createSource>>()

/**
 * Gives what follows the bank's catalog in a currency: `listen` hears at once what is known, and later what is newer, until
 * the undo is called. All docks of the page share one request, which is aborted when the last of them has stopped; so no answer reaches a dock that has turned
 * to another currency. What is older than `maxAgeMs` is asked for again, and serves until the answer is there; with 0 the
 * bank is asked at once, also after a failure.
 */
export function followCatalog(runtime: Runtime, currency: string): (listen: Listen, maxAgeMs: number) => () => void {
  let source = sources.get(currency)
  if (!source) {
    source = createSource((request) => fetchCatalog(runtime, currency, request))
    sources.set(currency, source)
  }
  return source
}

function createSource(ask: (request: AbortController) => Promise<CatalogAnswer>) {
  const listeners = new Set<Listen>()
  let answer: CatalogAnswer | undefined
  let request: AbortController | null = null
  let askedAtMs = 0
  let answeredAtMs = 0
  let failures = 0
  let timer = 0

  const renew = async () => {
    clearTimeout(timer)
    const mine = new AbortController()
    request = mine
    askedAtMs = performance.now()
    const next = await ask(mine)
    if (request !== mine) return
    request = null
    failures = next.failed ? failures + 1 : 0
    if (!failures) answeredAtMs = performance.now()
    // A failure takes nothing away from who has an older answer; when that is too old, it says so.
    if (!answer || !failures || answer.failed) tell(next)
    else if (performance.now() - answeredAtMs >= indicativeMs) tell({ ...answer, isIndicative: true })
    wait()
  }

  const tell = (next: CatalogAnswer) => {
    answer = next
    for (const listen of listeners) listen(next)
  }

  /** Asks by itself: after a failure soon, else when what is known has to be confirmed. */
  const wait = (isPageChanged?: boolean) => {
    clearTimeout(timer)
    if (!answer || request || !listeners.size) return
    const { failed, isIndicative } = answer
    // What the page itself got wrong is not asked again until it changes something.
    if (!isPageChanged && (failed === 'bad-config' || failed === 'unsupported')) return
    // Spread, so that the pages that lost the bank together do not come back together.
    const retryAtMs = askedAtMs + retryMs * 2 ** Math.min(failures - 1, retryDoublings) * (0.5 + Math.random() / 2)
    const atMs = failed || isIndicative ? retryAtMs : answeredAtMs + indicativeMs
    timer = window.setTimeout(renew, atMs - performance.now())
  }

  return (listen: Listen, maxAgeMs: number) => {
    listeners.add(listen)
    if (answer) listen(answer)
    if (!request) {
      const isOld = performance.now() - askedAtMs >= maxAgeMs
      if (!answer || !maxAgeMs || (isOld && !answer.failed)) renew()
      else wait(true)
    }
    return () => {
      listeners.delete(listen)
      if (listeners.size > 0) return
      clearTimeout(timer)
      request?.abort()
      request = null
    }
  }
}
