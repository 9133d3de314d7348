import * as z from 'zod/mini'
import { compileSchema } from '../../contract/compileSchema.ts'
import * as contract from '../../contract/index.ts'

/*
 * What the delivery of conversions parses, compiled as in `panel/schemas.ts`.
 */

/**
 * One confirm as it lies in the browser's database. `new`: the bank has not answered for good; `acked`: it has agreed;
 * `told`: the host has answered too; `dead`: the bank refused it. The last two have lost their content.
 */
export const keptRow = compileSchema(
  z.strictObject({
    id: contract.conversionId,
    orderRef: z.string().check(z.maxLength(128)),
    /** Of whom, as a hash. */
    who: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    state: z.enum(['new', 'acked', 'told', 'dead']),
    /** Of the last change, by the device's clock. */
    atMs: z.int(),
    /** The confirm itself: read by `pendingConfirm`, which the panel has already. */
    pending: z.optional(z.unknown()),
    /** Why it is dead. */
    code: z.optional(z.string().check(z.maxLength(32))),
  }),
)
