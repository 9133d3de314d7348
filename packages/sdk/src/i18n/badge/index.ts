import { en } from './en.ts'
import type { BadgeTexts } from './texts.ts'
import { zhCN } from './zh-CN.ts'

export type { BadgeTexts } from './texts.ts'

/** A tag of a language that the panel speaks, on a line of its own, without what a tag may trail behind. */
const spoken = /^(zh|yue|en|ja|ko|fr|de|ar)\b(-\w{1,8}){0,3}/im

/**
 * The first wish in a language of the panel, English when there is none, and the badge's texts for it. The panel finds
 * its own locale; more than two sets of texts would be too heavy for the badge, which speaks English in all others.
 */
export function badgeTexts(wanted: readonly (string | null | undefined)[]): { locale: string; texts: BadgeTexts } {
  const locale = spoken.exec(wanted.join('\n'))?.[0] ?? 'en'
  return { locale, texts: /^(zh|yue)/i.test(locale) ? zhCN : en }
}
