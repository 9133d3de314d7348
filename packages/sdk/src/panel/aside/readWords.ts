/** What a viewer wrote, without what the bank does not take: control characters and halves of a character. */
export const readWords = (typed: string): string => typed.replace(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, '').trim()
