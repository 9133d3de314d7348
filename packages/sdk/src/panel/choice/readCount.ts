/** A count as people type it, in digits of any width or script and with their separators; null when it is none. */
export function readCount(typed: string): number | null {
  const digits = typed.normalize('NFKC').replace(/[\s,.'’٬،_]/g, '')
  const ascii = digits.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  return /^\d{1,12}$/.test(ascii) ? Number(ascii) : null
}
