export type { ReceiptClaims } from '../contract/agreements.ts'
export { DockError, type DockErrorCode } from './DockError.ts'
export { memoryReplayStore, type ReplayStore } from './replayStore.ts'
export { type Expectations, type VerifiedReceipt, verifyReceipt } from './verifyReceipt.ts'
