import type { Item } from './items.ts'
import type { Policy, TextKind, WordRule } from './policy.ts'
import { textIn } from './textIn.ts'

/** What stands around a text. */
export interface TextFacts {
  kind: TextKind
  /** All charges of the plan that the text speaks of; null when it speaks of none or of several. */
  interestMinor: number | null
  /** Shown in the same card. */
  beside: readonly Item[]
}

/** One fault: a word that may not be there, words that are missing, or items that the text may not stand without. */
export interface TextFault {
  rule: string
  says?: string
  lacks?: readonly string[]
}

/** Full-width letters, letter case, invisible characters, Arabic vowel signs and gaps between Chinese characters hide no word. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\u0640\u064b-\u0652]/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}\d])[ ·•*_-]+(?=\p{Script=Han})/gu, '')
}

function says(text: string, word: string): boolean {
  const known = plain(word)
  if (!text.includes(known)) return false
  if (!/^[\p{Script=Latin}\x20-\x7e]+$/u.test(known)) return true
  const escaped = known.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{Script=Latin}\\d])${escaped}(?![\\p{Script=Latin}\\d])`, 'u').test(text)
}

function isExcused({ unless }: WordRule, { interestMinor, beside }: TextFacts): boolean {
  if (unless === 'apr') return beside.includes('apr')
  if (unless === 'free') return interestMinor === 0 && beside.includes('conditions')
  return false
}

/** Everything that a market finds wrong with a text, an empty list if nothing. */
export function lintText(policy: Policy, locale: string, text: string, facts: TextFacts): TextFault[] {
  const read = plain(text)
  const banned = policy.words
    .filter((rule) => !isExcused(rule, facts))
    .flatMap(({ rule, words }) => words.filter((word) => says(read, word)).map((word) => ({ rule, says: word })))
  const triggered = policy.triggers
    .filter(({ pattern, isForCostOnly }) => pattern.test(read) && !(isForCostOnly && facts.interestMinor === 0))
    .map(({ rule, needs }) => ({ rule, lacks: needs.filter((item) => !facts.beside.includes(item)) }))
    .filter(({ lacks }) => lacks.length > 0)
  const missing = policy.required
    .filter(({ kinds }) => kinds.includes(facts.kind))
    .map(({ rule, texts }) => ({ rule, lacks: [textIn(texts, locale)] }))
    .filter(({ lacks }) => !lacks.some((words) => read.includes(plain(words))))
  return [...banned, ...triggered, ...missing]
}
