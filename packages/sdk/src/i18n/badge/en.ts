import { prcLabelsEn } from '../aprLabels.ts'
import type { BadgeTexts } from './texts.ts'

export const en: BadgeTexts = {
  apr: prcLabelsEn,
  total: (amount) => `Total ${amount}`,
  installments: (count, amount) => `${count} × ${amount}`,
  oddPayment: (which, amount) => `(${which} ${amount})`,
  neutral: 'Card installments: see total and APR',
  belowMinimum: (minimum) => `Card installments from ${minimum}`,
  retry: 'The bank’s page did not open. Try again',
  panelTitle: 'Card installments by your bank',
  loading: 'Opening the bank’s page…',
  blocked: 'The bank’s page did not open. Close this and try again, or pay another way.',
  close: 'Close',
}
