import type { StepAt } from '../checkout.ts'
import type { Ui } from './Ui.ts'

/** The link to the bank's own page, and the two digits that page will ask for. */
export function SignInView({ step, texts, actions }: Ui & { step: StepAt<'signed-out'> }) {
  const { link, isOpened } = step
  return (
    <>
      <main class="body">
        <h1 tabIndex={-1}>{texts.signIn.title}</h1>
        <p class="quiet">{isOpened ? texts.signIn.opened : texts.signIn.why}</p>
        <p class="match">
          <span class="quiet">{texts.signIn.matchCode}</span>{' '}
          <strong data-od={link ? 'match-code' : undefined}>{link?.matchCode ?? '··'}</strong>
        </p>
      </main>
      <footer class="actions">
        {isOpened && (
          <button type="button" class="button" onClick={actions.cancelLink}>
            {texts.signIn.cancel}
          </button>
        )}
        {link ? (
          // A plain link: a script that opens a window is told nothing true about it under the host's opener policy.
          <a
            class={isOpened ? 'button' : 'button primary'}
            data-od="sign-in"
            href={link.url}
            target="_blank"
            rel="noopener"
            onClick={actions.openLink}
          >
            {isOpened ? texts.signIn.reopen : texts.signIn.open}
          </a>
        ) : (
          <button type="button" class="button primary" disabled>
            {texts.signIn.preparing}
          </button>
        )}
      </footer>
    </>
  )
}
