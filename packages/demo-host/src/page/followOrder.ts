import type { OrderAnswer } from '../api.ts'
import { askServer } from './askServer.ts'

const everyMs = 2000

/**
 * Keeps asking the server what it knows of an order while the page is visible, and at once when it becomes so: the webhook
 * may have told it more than this page has heard. Gives the stop.
 */
export function followOrder(orderRef: string, onAnswer: (order: OrderAnswer) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isOver = false
  const stop = () => {
    isOver = true
    clear()
    document.removeEventListener('visibilitychange', askAgain)
  }
  const clear = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  const askAgain = async () => {
    clear()
    if (document.hidden) return
    const answer = await askServer<OrderAnswer>(`/api/orders/${orderRef}`)
    if (isOver) return
    if (answer.ok) onAnswer(answer.body)
    clear()
    timer = setTimeout(askAgain, everyMs)
  }
  document.addEventListener('visibilitychange', askAgain)
  void askAgain()
  return stop
}
