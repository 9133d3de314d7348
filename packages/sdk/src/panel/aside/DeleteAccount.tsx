import { useState } from 'preact/hooks'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'
import { useFocused } from './useFocused.ts'

interface DeleteAccountProps {
  words: AsideTexts
  onDelete(): void
}

/** Deletes only after having said what goes and what stays; keeping the account is as near as deleting it. */
export function DeleteAccount({ words, onDelete }: DeleteAccountProps) {
  const [isAsked, setAsked] = useState<boolean | null>(null)
  const heading = useFocused<HTMLHeadingElement>(isAsked === true)
  const opener = useFocused<HTMLButtonElement>(isAsked === false)

  if (!isAsked) {
    return (
      <button type="button" class="button" data-od="delete-account" ref={opener} onClick={() => setAsked(true)}>
        {words.privacy.delete}
      </button>
    )
  }
  return (
    <section class="sure" aria-labelledby="delete">
      <h3 id="delete" tabIndex={-1} ref={heading}>
        {words.privacy.deleteTitle}
      </h3>
      <p class="quiet">{words.privacy.deleteNote}</p>
      <div class="choices">
        <button type="button" class="button" data-od="keep-account" onClick={() => setAsked(false)}>
          {words.privacy.keep}
        </button>
        <button type="button" class="button" data-od="delete-for-good" onClick={onDelete}>
          {words.privacy.deleteForGood}
        </button>
      </div>
    </section>
  )
}
