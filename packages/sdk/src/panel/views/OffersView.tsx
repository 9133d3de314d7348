import { useEffect } from 'preact/hooks'
import type { Viewer } from '../../contract/index.ts'
import type { StepAt } from '../checkout.ts'
import { loadConfirmPart } from '../confirm/loadConfirmPart.ts'
import { type Standard, useStandardPart } from '../standard/loadStandard.ts'
import { Choices } from './Choices.tsx'
import type { Ui } from './Ui.ts'

interface OffersProps extends Ui {
  /** Null while the bank is asked: then what everybody can have stands where its offers will. */
  step: StepAt<'offers'> | null
  standard: Standard | null
  viewer: Viewer | null
  isElder: boolean
}

/** The ways to pay, and the one button that asks for a quote. */
export function OffersView({ step, standard, viewer, isElder, ...ui }: OffersProps) {
  const { texts, formats, actions } = ui
  const { choice, isQuoting } = step ?? {}
  const hasNoCard = viewer?.cardTail === null
  const part = useStandardPart()
  useEffect(() => void loadConfirmPart(), [])
  return (
    <>
      <main class="body" aria-busy={!step}>
        <h1 tabIndex={-1} id="title">
          {texts.offers.title}
        </h1>
        {viewer && (
          <p class="quiet viewer">
            {viewer.cardTail ? texts.offers.signedInAs(viewer.displayName, viewer.cardTail) : viewer.displayName}
            <button type="button" class="plain" onClick={actions.signOut}>
              {texts.offers.notMe}
            </button>
          </p>
        )}
        {hasNoCard && (
          <p class="quiet" data-od="no-card">
            {texts.offers.noCard}
          </p>
        )}
        {hasNoCard && (
          <button type="button" class="button" data-od="apply" onClick={() => actions.openAside('application')}>
            {texts.asides.apply}
          </button>
        )}
        {step && <Choices step={step} hasNoCard={hasNoCard} isElder={isElder} {...ui} />}
        {!step && standard && part && (
          <part.StandardTerms
            standard={standard}
            isElder={isElder}
            note={texts.loading}
            texts={texts}
            formats={formats}
          />
        )}
      </main>
      <footer class="actions">
        <button type="button" class="button" onClick={actions.decline}>
          {texts.offers.decline}
        </button>
        <button
          type="button"
          class="button primary"
          data-od="review"
          disabled={!choice || isQuoting}
          onClick={actions.review}
        >
          {isQuoting ? texts.offers.quoting : texts.offers.review}
        </button>
      </footer>
    </>
  )
}
