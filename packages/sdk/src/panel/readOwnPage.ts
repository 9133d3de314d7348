import { type FullPage, readFullPage } from '../protocol/fullPage.ts'
import type { PanelStorage } from './panelStorage.ts'
import { keptPage } from './schemas.ts'

/** What the panel's own page is about. Kept for the tab: the sign-in leads back here and does not know it. */
export function readOwnPage(storage: PanelStorage, origins: readonly string[], fragment: string): FullPage | null {
  if (fragment) storage.write('page', { fragment })
  return readFullPage(fragment || (storage.read('page', keptPage)?.fragment ?? ''), origins)
}
