import type { PanelLocale } from '../../i18n/panel/index.ts'
import type { Ui } from './Ui.ts'

interface HeaderProps extends Ui {
  lenderName: string
  hotline: string
  otherLocale: PanelLocale
}

/** Who lends, whom to call, the other language, and the way out. */
export function Header({ texts, actions, lenderName, hotline, otherLocale }: HeaderProps) {
  return (
    <header class="header">
      <p class="lender">
        <strong>{lenderName && texts.lender(lenderName)}</strong>{' '}
        {hotline && (
          <span class="quiet">
            {texts.hotline} <a href={`tel:${hotline}`}>{hotline}</a>
          </span>
        )}
      </p>
      <button
        type="button"
        class="plain"
        data-od="language"
        lang={otherLocale}
        onClick={() => actions.chooseLanguage(otherLocale)}
      >
        {texts.otherLanguage}
      </button>
      <button type="button" class="plain icon" data-od="close" aria-label={texts.close} onClick={actions.close}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M5 5l10 10M15 5L5 15" />
        </svg>
      </button>
    </header>
  )
}
