/** How fast a bucket fills and how much it holds; one request takes one token. */
export interface Rate {
  burst: number
  perSecond: number
}

interface Bucket {
  tokens: number
  atMs: number
}

const maxBuckets = 50_000

/**
 * Token buckets of this process, for what is cheap to answer: several processes let through several times as much.
 * `take` gives 0, or how many milliseconds until the next token.
 */
export function createMemoryBuckets(nowMs = () => performance.now()) {
  const buckets = new Map<string, Bucket>()
  return {
    take(name: string, { burst, perSecond }: Rate): number {
      const atMs = nowMs()
      const { tokens, atMs: sinceMs } = buckets.get(name) ?? { tokens: burst, atMs }
      const filled = Math.min(burst, tokens + ((atMs - sinceMs) / 1000) * perSecond)
      // Taken out and put in again: the first of the map is then the one asked for least recently.
      buckets.delete(name)
      buckets.set(name, { tokens: filled >= 1 ? filled - 1 : filled, atMs })
      const [oldest] = buckets.keys()
      if (buckets.size > maxBuckets && oldest !== undefined) buckets.delete(oldest)
      return filled >= 1 ? 0 : Math.ceil(((1 - filled) / perSecond) * 1000)
    },
  }
}
