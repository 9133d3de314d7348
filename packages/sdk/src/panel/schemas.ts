import * as z from 'zod/mini'
import { compileSchema } from '../contract/compileSchema.ts'
import * as contract from '../contract/index.ts'

/*
 * All that the panel parses, compiled. The build evaluates this module and ships its values alone, so nothing here may
 * depend on where it runs.
 */

export const session = compileSchema(contract.session)
export const sessionState = compileSchema(contract.sessionState)
export const signIn = compileSchema(contract.signIn)
export const orderRequest = compileSchema(contract.orderRequest)
export const offers = compileSchema(contract.offers)
export const quote = compileSchema(contract.quote)
export const confirmation = compileSchema(contract.confirmation)
export const problem = compileSchema(contract.problem)

/** Whether the viewer switched something on or off: elder mode, advertisements. */
export const keptSwitch = compileSchema(z.strictObject({ isOn: z.boolean() }))

/** What the bank's page tells the panel about itself and the client. */
export const panelConfig = compileSchema(
  z.strictObject({
    clientId: z.string(),
    origins: z.array(z.string()),
    lenderName: z.record(z.string(), z.string()),
    hotline: z.string(),
    theme: z.exactOptional(contract.theme),
    /** Digits after the decimal point, by currency: the bank's word, since `Intl` and processors differ on some. */
    minorUnits: z.record(z.string(), z.int().check(z.minimum(0), z.maximum(4))),
  }),
)

/**
 * A confirm that was sent, kept until the session of the browser ends, and by `delivery/` beyond: written before the first POST, so
 * that a reload, a crash or a lost answer ends in a repeat with the same id and never in a second agreement. `answer` is what the
 * platform said to the conversion: `waiting`, it has not yet; `unknown`, it will not any more.
 */
export const pendingConfirm = compileSchema(
  z.strictObject({
    conversionId: contract.conversionId,
    quote: contract.quote,
    request: contract.confirmRequest,
    answer: z.optional(
      z.strictObject({
        outcome: z.enum(['waiting', 'accepted', 'refused', 'unknown']),
        orderNumber: z.optional(z.string()),
      }),
    ),
    /** Of which viewer: whoever else signs in here must not find it. */
    who: z.optional(z.string()),
    /** The viewer has given their feedback. */
    isRated: z.optional(z.boolean()),
  }),
)

/** The fragment of the panel's own page, kept for its tab. */
export const keptPage = compileSchema(z.strictObject({ fragment: z.string() }))
