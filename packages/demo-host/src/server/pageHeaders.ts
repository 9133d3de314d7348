/**
 * What a strict platform sends with its page. The SDK needs three lines of it: the bank in `script-src`, `connect-src`
 * and `frame-src`, and its one Trusted Types policy. No `unsafe-inline`, no `style-src` of the bank.
 */
export function pageHeaders(bankOrigin: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${bankOrigin}`,
    `connect-src 'self' ${bankOrigin}`,
    `frame-src ${bankOrigin}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob: mediastream:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'trusted-types offerdock',
    "require-trusted-types-for 'script'",
  ]
  return { 'content-security-policy': policy.join('; '), 'referrer-policy': 'no-referrer' }
}
