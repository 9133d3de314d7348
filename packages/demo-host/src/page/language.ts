import { type LanguageTag, type Texts, texts } from './texts.ts'

export interface Language {
  readonly tag: LanguageTag
  readonly texts: Texts
  choose(tag: LanguageTag): void
  /** Calls at once and after every change; gives the undo. */
  watch(listener: (texts: Texts, tag: LanguageTag) => void): () => void
}

/** The language of the page: views watch it, so a change needs no reload and every dock stays in place. */
export function createLanguage(initial: string): Language {
  let tag: LanguageTag = initial === 'en' ? 'en' : 'zh-CN'
  const listeners = new Set<(texts: Texts, tag: LanguageTag) => void>()
  return {
    get tag() {
      return tag
    },
    get texts() {
      return texts[tag]
    },
    choose(chosen) {
      tag = chosen
      for (const listener of listeners) listener(texts[tag], tag)
    },
    watch(listener) {
      listeners.add(listener)
      listener(texts[tag], tag)
      return () => void listeners.delete(listener)
    },
  }
}
