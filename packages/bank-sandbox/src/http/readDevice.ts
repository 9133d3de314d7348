import type { Context } from 'hono'
import * as z from 'zod'
import { BankError } from '../bankError.ts'

const deviceId = z.string().regex(/^[\w-]{16,64}$/)

/**
 * The panel's own random id of the device, from `OfferDock-Device`, or null without one. Nobody has to send it: the caps
 * of the account, the card and the network are those that hold; this one makes honest devices cheaper to tell apart.
 */
export function readDevice(c: Context): string | null {
  const given = c.req.header('OfferDock-Device')
  if (given === undefined) return null
  const result = z.safeParse(deviceId, given)
  if (!result.success) throw new BankError('bad-request', 'OfferDock-Device: 16 to 64 letters, digits, _ or -')
  return result.data
}
