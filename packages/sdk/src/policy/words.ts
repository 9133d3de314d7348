import type { WordRule } from './policy.ts'

/** Pressure on a viewer who declines, and threats: UK-03 and UK-05; no market of ours needs them. */
export const pressure: readonly WordRule[] = [
  {
    rule: 'UK-05',
    words: [
      ...[
        'no thanks, i',
        "i don't want to save",
        'i prefer to pay more',
        "don't miss out",
        'last chance',
        'you will regret',
      ],
      ...['残忍拒绝', '放弃优惠', '错过后悔', '我不需要省钱', '最后机会'],
    ],
  },
  {
    rule: 'UK-03',
    words: [
      ...['bailiff', 'bailiffs', 'we will sue', 'legal action will be taken', 'arrest', 'blacklisted', 'your employer'],
      ...['上门催收', '起诉您', '联系您的家人', '列入黑名单'],
    ],
  },
]

/** "Interest-free" is said only where nothing is charged, with the conditions in the same card (CN-11). */
export const freeWords = (rule: string): WordRule => ({
  rule,
  words: ['免息', '零利息', '0利息', '0利率', '零利率', 'interest-free', 'interest free', '0% apr', '0% interest'],
  unless: 'free',
})
