import type { Offers } from '../../contract/index.ts'
import { languageOf } from '../views/Notices.tsx'
import type { Ui } from '../views/Ui.ts'

/** The one act that takes what is advertised away. */
export function AdClose({ offers, texts, formats, actions }: Ui & { offers: Offers }) {
  const ad = offers.notices?.find(({ key }) => key === 'ad-label')
  if (!ad) return null
  const lang = languageOf(ad.words, formats)
  return (
    <button type="button" class="plain" data-od="close-ad" onClick={actions.closeAd}>
      {texts.close}: <span lang={lang}>{ad.words[lang]}</span>
    </button>
  )
}
