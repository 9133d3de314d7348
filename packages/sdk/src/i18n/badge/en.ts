import type { BadgeTexts } from './texts.ts'

export const en: BadgeTexts = {
  apr: {
    CN_IRR_NOMINAL: 'APR (simple)',
    CN_IRR_EFFECTIVE: 'APR (compound, IRR)',
    CN_SIMPLE_AVG: 'APR (simple, average principal)',
  },
  total: (amount) => `Total ${amount}`,
  installments: (count, amount) => `${count} × ${amount}`,
  oddPayment: (which, amount) => `(${which} ${amount})`,
  neutral: 'Card installments: see total and APR',
  belowMinimum: (minimum) => `Card installments from ${minimum}`,
  open: 'See the plans',
  panelTitle: 'Card installments by your bank',
  loading: 'Opening the bank’s page…',
  blocked: 'The bank’s page did not open. Close this and try again, or pay another way.',
  close: 'Close',
}
