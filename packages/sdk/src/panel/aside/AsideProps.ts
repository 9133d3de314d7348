import type { AsideTexts } from '../../i18n/panel/aside/index.ts'
import type { Checkout } from '../checkout.ts'
import type { Ui } from '../views/Ui.ts'

/** What every aside is given. */
export interface AsideProps extends Ui {
  words: AsideTexts
  checkout: Checkout
  hotline: string
}
