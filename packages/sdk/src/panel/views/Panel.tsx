import { useEffect, useRef } from 'preact/hooks'
import type { PanelLocale } from '../../i18n/panel/index.ts'
import type { Checkout, Step } from '../checkout.ts'
import { Announcer } from './Announcer.tsx'
import { ConfirmingView } from './ConfirmingView.tsx'
import { DoneView } from './DoneView.tsx'
import { GateView } from './GateView.tsx'
import { Header } from './Header.tsx'
import { LoadingView } from './LoadingView.tsx'
import { OffersView } from './OffersView.tsx'
import { ProblemView } from './ProblemView.tsx'
import { ReturnLink } from './ReturnLink.tsx'
import { ReviewView } from './ReviewView.tsx'
import { SignInView } from './SignInView.tsx'
import type { Ui } from './Ui.ts'

export interface PanelProps extends Ui {
  checkout: Checkout
  lenderName: string
  hotline: string
  /** Where a page of its own leads back to; undefined inside a frame. */
  back?: URL | undefined
}

/** The whole panel. The lender and the way out are there in every state. */
export function Panel({ checkout, lenderName, hotline, back, ...ui }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const { at } = checkout.step

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A page of its own is not left by a key that means to close something above it.
      if (event.key === 'Escape' && !event.isComposing && !back) ui.actions.close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [ui.actions, back])

  // A new step is a new page, whatever this effect reads.
  useEffect(() => {
    scrollTo(0, 0)
    // Only a viewer who is already in the panel is taken along: focus is never drawn from the host's page.
    if (document.hasFocus()) panel.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [at])

  const other: PanelLocale = checkout.locale === 'en' ? 'zh-CN' : 'en'
  return (
    <div class="panel" ref={panel}>
      {back && <ReturnLink back={back} isConverted={at === 'done'} label={ui.texts.done.leave} />}
      <Header {...ui} lenderName={lenderName} hotline={hotline} otherLocale={other} />
      <StepView step={checkout.step} checkout={checkout} {...ui} />
      <Announcer step={checkout.step} texts={ui.texts} formats={ui.formats} />
    </div>
  )
}

function StepView({ step, checkout, ...ui }: Ui & { step: Step; checkout: Checkout }) {
  switch (step.at) {
    case 'loading':
    case 'closed':
      return <LoadingView texts={ui.texts} />
    case 'signed-out':
      return <SignInView {...ui} step={step} />
    case 'offers':
      return <OffersView {...ui} step={step} viewer={checkout.viewer} />
    case 'review':
      return <ReviewView {...ui} step={step} />
    case 'confirming':
      return <ConfirmingView texts={ui.texts} />
    case 'gated':
      return <GateView {...ui} step={step} />
    case 'done':
      return <DoneView {...ui} step={step} />
    case 'problem':
      return <ProblemView {...ui} step={step} />
    default:
      return step satisfies never
  }
}
