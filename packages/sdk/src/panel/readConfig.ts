import * as z from 'zod/mini'

/** What the bank's page tells the panel about itself and the client. */
const panelConfig = z.strictObject({
  clientId: z.string(),
  origins: z.array(z.string()),
  lenderName: z.record(z.string(), z.string()),
  hotline: z.string(),
  /** Digits after the decimal point, by currency: the bank's word, since `Intl` and processors differ on some. */
  minorUnits: z.record(z.string(), z.int().check(z.minimum(0), z.maximum(4))),
})

export type PanelConfig = z.infer<typeof panelConfig>

/** Reads the JSON of `#offerdock-config`, or gives null. */
export function readConfig(text: string | null | undefined): PanelConfig | null {
  try {
    const parsed = z.safeParse(panelConfig, JSON.parse(text ?? ''))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** The lender's name in a language, or in any that the bank gave. */
export function lenderNameIn(lenderName: PanelConfig['lenderName'], locale: string): string {
  return lenderName[locale] ?? lenderName[locale.split('-')[0] ?? ''] ?? Object.values(lenderName)[0] ?? ''
}
