import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Bank } from '../bank.ts'

/**
 * The viewer's network address: that of the connection, or with trusted proxies before the bank the one that the
 * outermost of them saw. What stands further left in the header was written by the viewer and is not believed.
 */
export function readAddress(c: Context, { service }: Bank): string {
  const seen = readSocketAddress(c)
  if (service.trustedHops === 0) return seen
  const hops = (c.req.header('X-Forwarded-For') ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-service.trustedHops) || seen
}

/** Who is at the other end of the connection, in one spelling. */
export function readSocketAddress(c: Context): string {
  const { incoming } = c.env as HttpBindings
  return (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
}
