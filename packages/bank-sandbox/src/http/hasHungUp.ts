import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** Whether the connection ended before the body did; what failed then is the client's going away, not the bank. */
export function hasHungUp(c: Context): boolean {
  const { incoming } = c.env as HttpBindings
  return incoming.destroyed && !incoming.complete
}
