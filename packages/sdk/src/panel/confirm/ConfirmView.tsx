import type { StepAt } from '../checkout.ts'
import type { Papers } from '../copy/CopySheet.tsx'
import type { Ui } from '../views/Ui.ts'
import { ConfirmingView } from './ConfirmingView.tsx'
import { DoneView } from './DoneView.tsx'
import { GateView } from './GateView.tsx'
import { KeepCopy, type KeepCopyProps } from './KeepCopy.tsx'
import { ReviewView } from './ReviewView.tsx'

export interface ConfirmViewProps extends Ui {
  step: StepAt<'review' | 'confirming' | 'gated' | 'done'>
  lenderName: string
  hotline: string
  /** The panel stands in somebody else's page, which may cover it. */
  isFramed: boolean
  locale: KeepCopyProps['locale']
}

/** From the quote on: what the viewer signs, what it waits for, and what came of it. */
export function ConfirmView({ step, lenderName, hotline, isFramed, locale, ...ui }: ConfirmViewProps) {
  const keep = (papers: Pick<Papers, 'quote' | 'confirmed'>) => (
    <KeepCopy papers={{ ...papers, lenderName, hotline }} locale={locale} {...ui} />
  )
  switch (step.at) {
    case 'review':
      return <ReviewView {...ui} step={step} isFramed={isFramed} keep={keep({ quote: step.quote })} />
    case 'confirming':
      return <ConfirmingView texts={ui.texts} />
    case 'gated':
      return <GateView {...ui} step={step} />
    case 'done':
      return (
        <DoneView {...ui} step={step} locale={locale} keep={keep({ quote: step.pending.quote, confirmed: step })} />
      )
    default:
      return step satisfies never
  }
}
