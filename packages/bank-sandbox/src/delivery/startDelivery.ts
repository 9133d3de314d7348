import type { Bank } from '../bank.ts'

export function startDelivery(_bank: Bank): () => Promise<void> {
  return async () => {}
}
