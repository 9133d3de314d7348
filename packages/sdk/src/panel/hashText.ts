/** Lower-case hexadecimal SHA-256 of the UTF-8 bytes of `text`; empty where the browser offers no cryptography. */
export async function hashText(text: string): Promise<string> {
  // `subtle` is missing on an insecure page; the caller then finds that no hash fits.
  if (!globalThis.crypto?.subtle) return ''
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
