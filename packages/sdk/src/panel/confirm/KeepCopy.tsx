import type { PanelLocale } from '../../i18n/panel/index.ts'
import type { Papers } from '../copy/CopySheet.tsx'
import type { Ui } from '../views/Ui.ts'

export interface KeepCopyProps extends Omit<Ui, 'actions'> {
  papers: Papers
  locale: PanelLocale
}

/** What the viewer was shown, to keep: on paper or as a file. */
export function KeepCopy({ texts, ...sheet }: KeepCopyProps) {
  const keep = async (how: 'printCopy' | 'saveCopy') => {
    const copy = await import('../copy/keepCopy.tsx')
    await copy[how]({ texts, ...sheet })
  }
  return (
    <p class="keep">
      <button type="button" class="plain link" data-od="print" onClick={() => void keep('printCopy')}>
        {texts.asides.print}
      </button>
      <button type="button" class="plain link" data-od="save" onClick={() => void keep('saveCopy')}>
        {texts.asides.save}
      </button>
    </p>
  )
}
