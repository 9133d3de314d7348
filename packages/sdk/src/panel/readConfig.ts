import { type Parsed, parseCompiled } from '../contract/parseCompiled.ts'
import { panelConfig } from './schemas.ts'

export type PanelConfig = Parsed<typeof panelConfig>

/** Reads the JSON of `#offerdock-config`, or gives null. */
export function readConfig(text: string | null | undefined): PanelConfig | null {
  try {
    return parseCompiled(panelConfig, JSON.parse(text ?? ''))
  } catch {
    return null
  }
}

/** The lender's name in a language, else in English, or in any that the bank gave. */
export function lenderNameIn(lenderName: PanelConfig['lenderName'], locale: string): string {
  const [language = ''] = locale.split('-')
  return lenderName[locale] ?? lenderName[language] ?? lenderName.en ?? Object.values(lenderName)[0] ?? ''
}
