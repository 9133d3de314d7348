import type { Bank } from '../bank.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { isSameSecret } from './isSameSecret.ts'

/** The client whose secret key this is, or null. */
export const findPlatform = ({ seed }: Bank, key: string): RegisteredClient | null =>
  [...seed.clients.values()].filter(({ secret }) => isSameSecret(key, secret))[0] ?? null
