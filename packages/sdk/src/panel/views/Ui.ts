import type { PanelTexts } from '../../i18n/panel/index.ts'
import type { Actions } from '../createActions.ts'
import type { Formats } from '../formats.ts'

/** What every view is given beside its own part of the checkout. */
export interface Ui {
  texts: PanelTexts
  formats: Formats
  actions: Actions
}
