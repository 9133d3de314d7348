import type { EventDetail } from '../contract/events.ts'
import type { DiagnosePart } from './diagnose/diagnoseMain.ts'
import type { CreateLiveDock } from './live/createLiveDock.ts'
import type { OpenPanel } from './open/openPanel.ts'

/** What one loaded runtime knows; all docks of the page share it. */
export interface Runtime {
  clientId: string
  /** Where catalog, panel and scripts come from. */
  bankOrigin: string
  /** The page's wish for docks that name no locale. */
  locale: string | undefined
  /** Loads what docks do once their badges show. Rejects when it was blocked. */
  loadLivePart(): Promise<CreateLiveDock>
  /** Loads the part that is needed only once a panel opens. Rejects when it was blocked. */
  loadOpenPart(): Promise<OpenPanel>
  /** Loads the part that finds out why nothing shows. Rejects when it was blocked. */
  loadDiagnose(): Promise<DiagnosePart>
  /** Where the page asked for `debug`: takes what docks say, an array until the part is there that writes it down. */
  heard?: { push(said: Heard): void } | undefined
}

/** One event of a dock, as it is about to be dispatched. */
export interface Heard {
  element: Element
  detail: EventDetail
}
