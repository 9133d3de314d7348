import * as z from 'zod/mini'

/** How a bank makes the panel its own. What is absent stays as the panel has it. */
export const theme = z.strictObject({
  /** Six hexadecimal digits. Where its contrast is too small, the panel moves it towards the color of the text. */
  accent: z.exactOptional(z.string().check(z.regex(/^#[0-9a-f]{6}$/))),
  /** Of corners, in CSS px. */
  radius: z.exactOptional(z.int().check(z.minimum(0), z.maximum(24))),
})

export type Theme = z.infer<typeof theme>
