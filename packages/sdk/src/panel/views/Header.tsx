import { type Language, languages, type PanelLocale } from '../../i18n/panel/index.ts'
import type { Ui } from './Ui.ts'

interface HeaderProps extends Ui {
  lenderName: string
  hotline: string
  locale: PanelLocale
  isElder: boolean
}

/** Who lends, whom to call, in which language and how large, and the way out. */
export function Header({ texts, actions, lenderName, hotline, locale, isElder }: HeaderProps) {
  return (
    <header class="header">
      <strong class="lender">{lenderName && texts.lender(lenderName)}</strong>{' '}
      <p class="quiet">
        {hotline && !isElder && (
          <span class="whole">
            {texts.hotline}{' '}
            <a href={`tel:${hotline}`}>
              <bdi dir="ltr">{hotline}</bdi>
            </a>
          </span>
        )}{' '}
        <button type="button" class="plain link" data-od="privacy" onClick={() => actions.openAside('privacy')}>
          {texts.asides.privacy}
        </button>
      </p>
      <button
        type="button"
        class="plain"
        data-od="elder-mode"
        aria-label={texts.elder.mode}
        aria-pressed={isElder}
        onClick={() => actions.chooseElderMode(!isElder)}
      >
        {texts.elder.short}
      </button>
      <select
        class="plain"
        data-od="language"
        aria-label={texts.language}
        value={locale}
        onChange={({ currentTarget }) => actions.chooseLanguage(currentTarget.value as Language)} // one of the options
      >
        {Object.entries(languages).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="plain icon" data-od="close" aria-label={texts.close} onClick={actions.close}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M5 5l10 10M15 5L5 15" />
        </svg>
      </button>
      {isElder && (
        <p class="calls">
          {hotline && (
            <a class="button" data-od="call" href={`tel:${hotline}`}>
              {texts.elder.call} <bdi dir="ltr">{hotline}</bdi>
            </a>
          )}
          <button type="button" class="button" data-od="call-me" onClick={() => actions.openAside('callback')}>
            {texts.elder.callMe}
          </button>
        </p>
      )}
    </header>
  )
}
