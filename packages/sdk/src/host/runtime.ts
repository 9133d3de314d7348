import type { OpenPanel } from './open/openPanel.ts'

/** What one loaded runtime knows; all docks of the page share it. */
export interface Runtime {
  clientId: string
  /** Where catalog, panel and scripts come from. */
  bankOrigin: string
  /** The page's wish for docks that name no locale. */
  locale: string | undefined
  /** Loads the part that is needed only once a panel opens. Rejects when it was blocked. */
  loadOpenPart(): Promise<OpenPanel>
}
