import { createHash } from 'node:crypto'

/** What the bank keeps of a token: enough to know it again, and nothing that opens a session. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
