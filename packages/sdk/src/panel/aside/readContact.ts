import type { Contact } from '../../contract/index.ts'
import { parseCompiled } from '../../contract/parseCompiled.ts'
import { contact } from './schemas.ts'

/** A telephone number or an address of e-mail as the viewer typed it, in whichever digits, or null when it is neither. */
export function readContact(typed: string): Contact | null {
  const value = typed
    .normalize('NFKC')
    // Marks that come with what is pasted from a text of the other direction.
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .trim()
  if (value.includes('@')) return parseCompiled(contact, { channel: 'email', value })
  return parseCompiled(contact, { channel: 'phone', value: value.replace(/[().]/g, '') })
}
