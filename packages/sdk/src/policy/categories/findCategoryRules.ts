import type { CategoryRule } from './categoryRule.ts'

/** Full-width letters become plain ones, and whatever separates words a hyphen. */
const plain = (tag: string) =>
  tag
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s_./|,;-]+/g, '-')

const isLatin = (word: string) => /^[\x20-\x7e]+$/.test(word)

function hasWord(tag: string, word: string): boolean {
  if (!isLatin(word)) return tag.replaceAll('-', '').includes(word)
  return `-${tag.replace(/[^\x20-\x7e]+/g, '-')}-`.includes(`-${word}-`)
}

/** Every rule that the goods fall under, by code or by any tag. */
export function findCategoryRules(
  rules: readonly CategoryRule[],
  mcc: string | null,
  tags: readonly string[],
): CategoryRule[] {
  const plainTags = tags.map(plain)
  return rules.filter(
    (rule) =>
      (mcc !== null && rule.mccs.includes(mcc)) ||
      rule.tags.some((word) => plainTags.some((tag) => hasWord(tag, word))),
  )
}
