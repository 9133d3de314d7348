import { prcLabelsEn } from '../aprLabels.ts'
import type { BadgeTexts } from './texts.ts'

export const en: BadgeTexts = {
  lang: 'en',
  apr: prcLabelsEn,
  total: (amount) => `Total ${amount}`,
  installments: (count, amount) => `${count} × ${amount}`,
  oddPayment: (which, amount) => `(${which} ${amount})`,
  indicative: 'indicative',
  neutral: 'Card installments: see total and APR',
  belowMinimum: (minimum) => `Card installments from ${minimum}`,
  retry: 'The bank’s page did not open. Try again',
}
