import type { Context } from 'hono'
import * as z from 'zod'
import { BankError } from '../bankError.ts'

/** The query as `schema` reads it; the problem names each parameter that is wrong. */
export function readQuery<S extends z.core.$ZodType>(c: Context, schema: S): z.output<S> {
  const result = z.safeParse(schema, c.req.query())
  if (result.success) return result.data
  const places = result.error.issues.map(({ path, message }) => `${['?', ...path].join('')}: ${message}`)
  throw new BankError('bad-request', places.join('; '))
}
