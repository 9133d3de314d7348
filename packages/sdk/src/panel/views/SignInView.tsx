import type { StepAt } from '../checkout.ts'
import { BankLink } from './BankLink.tsx'
import { MatchCode } from './MatchCode.tsx'
import type { Ui } from './Ui.ts'

/** The link to the bank's own page, and the two digits that page will ask for. */
export function SignInView({ step, texts, actions }: Ui & { step: StepAt<'signed-out'> }) {
  const { link, isOpened } = step
  return (
    <>
      <main class="body">
        <h1 tabIndex={-1}>{texts.signIn.title}</h1>
        <p class="quiet">{isOpened ? texts.signIn.opened : texts.signIn.why}</p>
        <MatchCode code={link?.matchCode} texts={texts} />
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
