/** One after the other; after a Chinese full stop there is no space. */
export const joinSentences = (sentences: readonly string[]): string => sentences.join(' ').replaceAll('。 ', '。')
