import { useEffect, useRef } from 'preact/hooks'
import { type Checkout, isElder, type Step } from '../checkout.ts'
import { Announcer } from './Announcer.tsx'
import { AsideLayer } from './AsideLayer.tsx'
import { ConfirmStep } from './ConfirmStep.tsx'
import { Header } from './Header.tsx'
import { LoadingView } from './LoadingView.tsx'
import { OffersView } from './OffersView.tsx'
import { ProblemView } from './ProblemView.tsx'
import { ReturnLink } from './ReturnLink.tsx'
import { SignInView } from './SignInView.tsx'
import type { Ui } from './Ui.ts'
import { useWayBack } from './useWayBack.ts'

interface PanelProps extends Ui {
  checkout: Checkout
  lenderName: string
  hotline: string
  /** Where a page of its own leads back to; undefined inside a frame. */
  back?: URL | undefined
  /** It stands in somebody else's page, which may cover it. */
  isFramed?: boolean
}

/** The whole panel. The lender and the way out are there in every state. */
export function Panel({ checkout, lenderName, hotline, back, isFramed = false, ...ui }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  const { aside } = checkout
  const page = pageOf(checkout)
  useWayBack(aside !== null)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      if (aside) ui.actions.closeAside()
      // A page of its own is not left by a key that means to close something above it.
      else if (!back) ui.actions.close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [ui.actions, back, aside])

  // A new page begins at its top, whatever this effect reads.
  useEffect(() => {
    if (aside) return
    scrollTo(0, 0)
    // Only a viewer who is already in the panel is taken along: focus is never drawn from the host's page.
    if (document.hasFocus()) panel.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [page])

  return (
    <div class="panel" ref={panel}>
      {back && <ReturnLink back={back} isConverted={checkout.step.at === 'done'} label={ui.texts.done.leave} />}
      <Header {...ui} {...{ lenderName, hotline }} locale={checkout.locale} isElder={isElder(checkout)} />
      <div hidden={aside !== null}>
        <StepView step={checkout.step} {...{ checkout, lenderName, hotline, isFramed }} {...ui} />
      </div>
      {aside && <AsideLayer aside={aside} checkout={checkout} hotline={hotline} {...ui} />}
      <Announcer step={checkout.step} texts={ui.texts} formats={ui.formats} />
    </div>
  )
}

/** The step that is on screen: one that only waits for the next already stands as that, so that nothing moves when it comes. */
function pageOf({ step, standard, viewer }: Checkout): Step['at'] {
  if (step.at !== 'loading') return step.at
  if (step.what === 'session') return step.isNewcomer ? 'signed-out' : 'loading'
  return standard && viewer ? 'offers' : 'loading'
}

interface StepViewProps extends Ui {
  step: Step
  checkout: Checkout
  lenderName: string
  hotline: string
  isFramed: boolean
}

function StepView({ step, checkout, lenderName, hotline, isFramed, ...ui }: StepViewProps) {
  const { standard, viewer, locale } = checkout
  const shared = { standard, isElder: isElder(checkout), ...ui }
  switch (step.at) {
    case 'loading':
    case 'closed':
      if (pageOf(checkout) === 'signed-out') return <SignInView {...shared} step={null} />
      if (pageOf(checkout) === 'offers') return <OffersView {...shared} step={null} viewer={viewer} />
      return <LoadingView texts={ui.texts} />
    case 'signed-out':
      return <SignInView {...shared} step={step} />
    case 'offers':
      return <OffersView {...shared} step={step} viewer={viewer} />
    case 'review':
    case 'confirming':
    case 'gated':
    case 'done':
      return <ConfirmStep {...ui} step={step} {...{ lenderName, hotline, isFramed, locale }} />
    case 'problem':
      return <ProblemView {...ui} step={step} />
    default:
      return step satisfies never
  }
}
