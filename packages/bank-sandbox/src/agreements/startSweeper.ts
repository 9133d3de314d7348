import type { Bank } from '../bank.ts'

export function startSweeper(_bank: Bank): () => Promise<void> {
  return async () => {}
}
