import type { HostCode } from '../../contract/codes.ts'

/** Why nothing shows, or no panel opens, in words for whoever builds the page. */
export interface Finding {
  code: FindingCode
  cause: string
  /** The line to paste, or what to do where no line helps. */
  fix: string
}

/** The codes of the events, and what only a diagnosis tells apart. */
export type FindingCode =
  | HostCode
  | 'no-client'
  | 'unknown-client'
  | 'no-dock'
  | 'bad-attribute'
  | 'not-shown'
  | 'box-not-reserved'
  | 'csp'
  | 'coep'
  | 'coop'
  | 'sandboxed'
  | 'origin-not-listed'
  | 'altered-script'
  | 'blocked-api'
  | 'clock-off'
