import type { Notice } from '../../contract/index.ts'
import type { Ui } from './Ui.ts'

interface NoticesProps extends Pick<Ui, 'formats'> {
  notices: readonly Notice[] | undefined
  /** Of this plan alone; without it, of all. */
  planId?: string
}

/** What the market wants said beside the figures: of every plan in lines, of one plan in labels. */
export function Notices({ notices, planId, formats }: NoticesProps) {
  const Line = planId ? 'span' : 'p'
  return (
    <>
      {notices?.map(({ key, words, planIds }) => {
        const lang = languageOf(words, formats)
        return (
          (planIds?.includes(planId ?? '') ?? !planId) && (
            <Line key={key} class={planId && 'tag'} data-od={key} lang={lang} dir="auto">
              {words[lang]}
            </Line>
          )
        )
      })}
    </>
  )
}

/** The reader's language, or the one that they get instead. */
export const languageOf = (words: Notice['words'], { locale }: Ui['formats']) =>
  [locale, ...Object.keys(words)].find((tag) => words[tag] && tag.slice(0, 2) === locale.slice(0, 2)) ?? 'en'
