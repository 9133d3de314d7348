import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isSameSecret } from '../people/isSameSecret.ts'
import { isLoopback } from '../start/isLoopback.ts'
import { readSocketAddress } from './readAddress.ts'

/** Set by proxies: a request that has one did not begin on this machine, whatever its connection says. */
const forwarding = ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP']

/** For `/admin` and `/metrics`: the operator's key where there is one, else a program on this machine. */
export function requireOperator(bank: Bank) {
  return createMiddleware(async (c, next) => {
    const { operatorKey } = bank.service
    if (operatorKey === null ? !isLocalProgram(c, bank) : !hasKey(c, operatorKey)) throw new BankError('forbidden')
    await next()
  })
}

function hasKey(c: Context, operatorKey: string): boolean {
  const [, given = ''] = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  return isSameSecret(given, operatorKey)
}

/**
 * A page in a browser on this machine is not the operator. It is known by its `Origin` or `Sec-Fetch-Site`; where it
 * has rebound its own name to 127.0.0.1, by the name in `Host`.
 */
function isLocalProgram(c: Context, { publicOrigin }: Bank): boolean {
  const address = readSocketAddress(c)
  const isLocal = address === '::1' || address.startsWith('127.')
  const host = `http://${c.req.header('Host') ?? ''}`
  const isFromPage = c.req.header('Origin') !== undefined || !/^(none)?$/.test(c.req.header('Sec-Fetch-Site') ?? '')
  const isForwarded = forwarding.some((name) => c.req.header(name) !== undefined)
  return isLoopback(publicOrigin) && isLocal && URL.canParse(host) && isLoopback(host) && !isFromPage && !isForwarded
}
