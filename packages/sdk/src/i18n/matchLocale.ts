/** Chinese that is written in traditional characters, of which we have Hong Kong's. */
const traditional = /^(yue|zh-(hant|mo|tw))\b.*/

/**
 * The first of `wanted` that can be served from `available` (BCP 47 lookup, RFC 4647 §3.4): a tag loses its last
 * subtag until it matches; then the first locale of the same language serves. Null when nothing does.
 */
export function matchLocale<T extends string>(
  wanted: readonly (string | null | undefined)[],
  available: readonly T[],
): T | null {
  for (const tag of wanted) {
    if (!tag) continue
    const subtags = tag.toLowerCase().replace(traditional, 'zh-hk').split('-')
    for (let length = subtags.length; length > 0; length--) {
      const prefix = subtags.slice(0, length).join('-')
      const match = available.find((locale) => locale.toLowerCase() === prefix)
      if (match) return match
    }
    const relative = available.find((locale) => locale.toLowerCase().split('-')[0] === subtags[0])
    if (relative) return relative
  }
  return null
}
