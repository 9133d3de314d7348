const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The same bytes in another spelling, where the last character of their base64url has bits that nobody reads. */
export const respell = (part: string) => part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1) ?? '') + 1]
