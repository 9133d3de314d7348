import { useEffect, useRef } from 'preact/hooks'
import type { ConsentNotice } from '../../contract/index.ts'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'

interface ConsentItemProps {
  notice: ConsentNotice
  words: AsideTexts
  isChanging: boolean
  onChange(isGiven: boolean): void
}

/** One purpose with the bank's whole text, to the letter: one act gives, one act withdraws. */
export function ConsentItem({ notice, words, isChanging, onChange }: ConsentItemProps) {
  const { purpose, title, text, locale } = notice
  const state = stateOf(notice)
  const item = useRef<HTMLElement>(null)
  const before = useRef(state)

  useEffect(() => {
    // What had focus is gone with the old state; its counterpart takes over.
    if (before.current !== state && document.hasFocus())
      item.current?.querySelector<HTMLElement>('input, button')?.focus()
    before.current = state
  }, [state])

  return (
    <section class="consent" aria-labelledby={purpose} ref={item}>
      <h2 id={purpose} lang={locale} dir="auto">
        {title}
      </h2>
      <p class="disclosure quiet" lang={locale} dir="auto">
        {text}
      </p>
      {state === 'outdated' && <p class="quiet">{words.privacy.outdated}</p>}
      {state === 'objected' && <p class="quiet">{words.privacy.objected}</p>}
      {state === 'given' && (
        <p class="given">
          <strong>{words.privacy.agreed}</strong>
          <button
            type="button"
            class="button"
            data-od="withdraw"
            data-purpose={purpose}
            onClick={() => onChange(false)}
          >
            {words.privacy.withdraw}
          </button>
        </p>
      )}
      {(state === 'open' || state === 'outdated') && (
        <label class="check">
          <input
            type="checkbox"
            data-od="consent"
            data-purpose={purpose}
            aria-describedby={purpose}
            checked={isChanging}
            onChange={() => onChange(true)}
          />
          {words.privacy.agree}
        </label>
      )}
    </section>
  )
}

declare global {
  interface Navigator {
    /** Global Privacy Control; absent where the browser has none. */
    readonly globalPrivacyControl?: boolean
  }
}

function stateOf({ purpose, state }: ConsentNotice): 'open' | 'given' | 'outdated' | 'objected' {
  if (state === 'given' || state === 'objected') return state
  // A browser may say it to the page alone.
  if (purpose !== 'personalisation' && navigator.globalPrivacyControl) return 'objected'
  return state === 'outdated' ? state : 'open'
}
