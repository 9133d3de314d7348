const plain = 'aceginosuyACEGINOSUY'
const accented = 'áçéğíñóšúýÁÇÉĞÍÑÓŠÚÝ'
const firstHole = 0xe000

/** Longer by two fifths, accented and in brackets; what a sentence is given (an amount, a date) stays as it is. */
export const pseudo = <T>(texts: T): T => mapTexts(texts) as T // every leaf keeps its type

function mapTexts(node: unknown): unknown {
  if (typeof node === 'string') return stretch(node)
  if (typeof node === 'function') {
    return (...values: unknown[]) => {
      const holes = values.map((_, index) => String.fromCharCode(firstHole + index))
      return values.reduce<string>(
        (text, value, index) => text.replaceAll(holes[index] ?? '', String(value)),
        stretch(node(...holes)),
      )
    }
  }
  return Object.fromEntries(Object.entries(node as object).map(([key, value]) => [key, mapTexts(value)]))
}

function stretch(text: string): string {
  const letters = Array.from(text, (letter) => accented[plain.indexOf(letter)] ?? letter)
  const more = 'xéñó '.repeat(text.length).slice(0, Math.ceil(text.length * 0.4))
  return `⟦${letters.join('')} ${more}⟧`
}
