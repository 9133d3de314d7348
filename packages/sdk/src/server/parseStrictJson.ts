const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/g

/**
 * The value of UTF-8 JSON. Throws where the bytes are no UTF-8, the text is no JSON, or an object names a key twice: which
 * of the two counts would be for each reader to choose.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  // A byte order mark is kept, and then is no JSON.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const value: unknown = JSON.parse(text)
  assertUniqueKeys(text)
  return value
}

/** Of text that is known to be JSON. A string before a colon is a key; its escapes count as what they stand for. */
function assertUniqueKeys(text: string) {
  const open: Set<string>[] = []
  let last = ''
  for (const [part] of text.matchAll(token)) {
    if (part === '{' || part === '[') open.push(new Set())
    else if (part === '}' || part === ']') open.pop()
    else if (part === ':') {
      const key: string = JSON.parse(last)
      const keys = open.at(-1)
      if (keys?.has(key)) throw new SyntaxError(`the key ${last} stands twice`)
      keys?.add(key)
    }
    last = part
  }
}
