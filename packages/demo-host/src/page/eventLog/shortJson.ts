const longestString = 26

/** One line of JSON for a table: long strings are cut, so that a receipt does not push everything else out. */
export function shortJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' && part.length > longestString
      ? `${part.slice(0, longestString - 12)}…${part.slice(-6)}`
      : part,
  )
}
