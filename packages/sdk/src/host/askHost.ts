import type { HostAnswer } from '../contract/events.ts'

/** What the panel is told. `unknown`: the page took longer than 15 s; nothing is released. */
export type Reply = { outcome: 'accepted' | 'refused' | 'unknown'; orderNumber?: string }

const answerMs = 15_000

/**
 * Dispatches a conversion with `respondWith` on it and waits for the page's answer. `respondWith` counts once and only
 * during the dispatch; a page that never calls it has accepted.
 */
export function askHost(dispatch: (init: (event: CustomEvent) => void) => void): Promise<Reply> {
  let answer: Promise<HostAnswer | undefined> | null = null
  let isDispatching = true
  dispatch((event) => {
    const respondWith = (promised: Promise<HostAnswer | undefined>) => {
      if (isDispatching && !answer) answer = Promise.resolve(promised)
    }
    Object.defineProperty(event, 'respondWith', { value: respondWith })
  })
  isDispatching = false
  if (!answer) return Promise.resolve({ outcome: 'accepted' })
  const read = (answer as Promise<HostAnswer | undefined>).then(readAnswer)
  return Promise.race([read.catch(() => ({ outcome: 'refused' }) as const), silence()])
}

function readAnswer(answer: HostAnswer | undefined): Reply {
  const orderNumber = answer?.orderNumber
  const isShort = typeof orderNumber === 'string' && orderNumber.length <= 128
  return { outcome: 'accepted', ...(isShort ? { orderNumber } : {}) }
}

const silence = () =>
  new Promise<Reply>((resolve) => {
    setTimeout(resolve, answerMs, { outcome: 'unknown' })
  })
