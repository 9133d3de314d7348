import { isLoopback } from '../start/isLoopback.ts'

/** What is wrong with a webhook address, as one line, or null. */
export function findUrlMistake(text: string, { isPublicBank }: { isPublicBank: boolean }): string | null {
  const url = new URL(text)
  if (url.username || url.password) return 'must not hold a password'
  if (url.protocol === 'https:') return null
  if (url.protocol !== 'http:' || !isLoopback(url.origin)) return 'must be https, or http on loopback'
  return isPublicBank ? 'must be https where others can reach the bank' : null
}
