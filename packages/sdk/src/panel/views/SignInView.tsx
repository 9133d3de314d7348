import type { StepAt } from '../checkout.ts'
import { type Standard, useStandardPart } from '../standard/loadStandard.ts'
import { BankLink } from './BankLink.tsx'
import { MatchCode } from './MatchCode.tsx'
import type { Ui } from './Ui.ts'

interface SignInProps extends Ui {
  /** Null while the session is made: that it will be nobody's is known. */
  step: StepAt<'signed-out'> | null
  standard: Standard | null
  isElder: boolean
}

/** The link to the bank's own page and the two digits that page will ask for; below them what everybody can have. */
export function SignInView({ step, standard, isElder, texts, formats, actions }: SignInProps) {
  const { link, isOpened } = step ?? { link: null, isOpened: false }
  const part = useStandardPart()
  return (
    <>
      <main class="body" aria-busy={!step}>
        <h1 tabIndex={-1}>{texts.signIn.title}</h1>
        <p class="quiet">{isOpened ? texts.signIn.opened : texts.signIn.why}</p>
        <MatchCode code={link?.matchCode} texts={texts} />
        {standard && part && (
          <>
            <h2>{texts.standard.title}</h2>
            <part.StandardTerms
              standard={standard}
              isElder={isElder}
              note={texts.standard.note}
              texts={texts}
              formats={formats}
            />
          </>
        )}
      </main>
      <footer class="actions">
        {isOpened && (
          <button type="button" class="button" onClick={actions.cancelLink}>
            {texts.signIn.cancel}
          </button>
        )}
        {link ? (
          <BankLink
            href={link.url}
            name="sign-in"
            isPrimary={!isOpened}
            label={isOpened ? texts.signIn.reopen : texts.signIn.open}
            actions={actions}
          />
        ) : (
          <button type="button" class="button primary" disabled>
            {texts.signIn.preparing}
          </button>
        )}
      </footer>
    </>
  )
}
