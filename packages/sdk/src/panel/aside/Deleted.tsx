import type { AccountDeletion } from '../../contract/index.ts'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'
import { useFocused } from './useFocused.ts'

/** The account is gone, and what of it the law keeps. */
export function Deleted({ words, deletion }: { words: AsideTexts; deletion: AccountDeletion }) {
  const { keptAgreements, retentionDays } = deletion
  return (
    <div data-od="deleted" tabIndex={-1} ref={useFocused<HTMLDivElement>(true)}>
      <p>{words.privacy.deleted}</p>
      {keptAgreements > 0 && <p class="quiet">{words.privacy.kept(keptAgreements, retentionDays)}</p>}
    </div>
  )
}
