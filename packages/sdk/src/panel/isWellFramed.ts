interface Place {
  isFramed: boolean
  ownOrigin: string
  /** Where the browser tells: the origin of the window above. */
  parentOrigin: string | undefined
  nonce: string
}

/**
 * Whether the panel stands where it may: in a frame, of an origin on the client's list as far as the browser tells, and
 * never on the host's own origin, where the host could reach into it.
 */
export function isWellFramed(origins: readonly string[], { isFramed, ownOrigin, parentOrigin, nonce }: Place): boolean {
  if (!isFramed || !/^[0-9a-f]{32}$/.test(nonce)) return false
  if (origins.includes(ownOrigin)) return false
  return parentOrigin === undefined || origins.includes(parentOrigin)
}
