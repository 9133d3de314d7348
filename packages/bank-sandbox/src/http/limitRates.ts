import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { findPlatform } from '../people/findPlatform.ts'
import { findSession } from '../people/sessions.ts'
import { jitter } from '../service/jitter.ts'
import { household, networkOf } from '../service/networkOf.ts'
import { findRateLimits, type RateLimit } from '../service/rateLimits.ts'
import { takeStoredToken } from '../service/takeStoredToken.ts'
import { nameCall } from './nameCall.ts'
import { readAddress } from './readAddress.ts'
import { readBearer } from './readRequest.ts'

/** Sends away who asks too often, with the time after which to come back. */
export function limitRates(bank: Bank) {
  const { limitsRates, memoryBuckets, metrics } = bank.service
  return createMiddleware(async (c, next) => {
    if (!limitsRates) return next()
    for (const limit of findRateLimits(nameCall(c.req.method, routePath(c, -1)))) {
      const name = `${limit.name}:${await nameAsker(c, bank, limit)}`
      const waitMs = limit.isShared ? await takeStoredToken(bank, name, limit) : memoryBuckets.take(name, limit)
      if (waitMs > 0) {
        metrics.rateLimited.add({ class: limit.name })
        throw new BankError('rate-limited', undefined, { retryAfterMs: jitter(Math.max(waitMs, 1000)) })
      }
    }
    return next()
  })
}

/** Keyed, so that the table of the buckets tells nobody who was here. */
async function nameAsker(c: Context, bank: Bank, limit: RateLimit): Promise<string> {
  const asker = await readAsker(c, bank, limit)
  return createHmac('sha256', bank.pseudonymSecret).update(asker).digest('base64url')
}

/** A token names a bucket only if the bank gave it: each made-up one would have a full bucket of its own. */
async function readAsker(c: Context, bank: Bank, { per, isShared }: RateLimit): Promise<string> {
  const token = per === 'address' ? null : readBearer(c)
  const platform = token === null ? null : findPlatform(bank, token)
  if (platform) return platform.clientId
  const session = token === null || per === 'client' ? null : await findSession(bank, token)
  if (!session) return networkOf(readAddress(c, bank), household)
  return isShared && session.accountId !== null ? session.accountId : session.sessionId
}
