import type { PanelTexts } from '../../i18n/panel/index.ts'

/** The two digits that the bank's page will ask for; dots until they are there. */
export const MatchCode = ({ code, texts }: { code: string | undefined; texts: PanelTexts }) => (
  <p class="match">
    <span class="quiet">{texts.signIn.matchCode}</span>{' '}
    <strong data-od={code ? 'match-code' : undefined}>{code ?? '··'}</strong>
  </p>
)
