import { setTimeout as sleep } from 'node:timers/promises'
import { askConfirm, askQuote } from './crowd.ts'
import type { OpenBank } from './openBank.ts'
import { quantile } from './quantile.ts'

/**
 * Quote → confirm, offered at a fixed rate whether the bank keeps up or not. Each is timed from the instant at which it
 * was due, so that a stall counts for everyone who would have come meanwhile (no coordinated omission).
 */
export async function measureCheckout(
  bank: OpenBank,
  tokens: string[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
) {
  await offer(bank, tokens, { perSecond: perSecond / 2, seconds: 3 }) // warm-up
  const { tookMs, failed } = await offer(bank, tokens, { perSecond, seconds })
  const round = (share: number) => Number(quantile(tookMs, share).toFixed(1))
  return { offered: perSecond, count: tookMs.length, failed, p50Ms: round(0.5), p99Ms: round(0.99), maxMs: round(1) }
}

async function offer(bank: OpenBank, tokens: string[], { perSecond, seconds }: { perSecond: number; seconds: number }) {
  const tookMs: number[] = []
  let failed = 0
  const running: Promise<void>[] = []
  const startMs = performance.now()
  const buy = async (dueMs: number, token: string) => {
    try {
      await askConfirm(bank, token, await askQuote(bank, token))
    } catch {
      failed++
    }
    tookMs.push(performance.now() - dueMs)
  }
  for (let i = 0; i < perSecond * seconds; i++) {
    const dueMs = startMs + (i * 1000) / perSecond
    const waitMs = dueMs - performance.now()
    if (waitMs > 0) await sleep(waitMs)
    running.push(buy(dueMs, tokens[i % tokens.length] ?? ''))
  }
  await Promise.all(running)
  return { tookMs, failed }
}
