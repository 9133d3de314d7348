import type { Complaint } from '@offerdock/sdk/contract'

/** What the bank wrote back; null until it has. */
export const toAnswer = (text: string | null, at: Date | null): Complaint['answer'] =>
  text !== null && at !== null ? { text, answeredAt: at.toISOString() } : null
