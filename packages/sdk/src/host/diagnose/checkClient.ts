import type { Runtime } from '../runtime.ts'
import type { Finding } from './finding.ts'

export function checkClient({ clientId }: Runtime): Finding | null {
  if (clientId) return null
  return {
    code: 'no-client',
    cause: 'The script tag names no client.',
    fix: '<script … data-client-id="YOUR CLIENT ID AT THE BANK">',
  }
}
