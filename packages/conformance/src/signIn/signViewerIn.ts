import type { Kit } from '../bank/kit.ts'
import { signInByCommand } from './signInByCommand.ts'
import { signInByForm } from './signInByForm.ts'

/** What a viewer does on a page of the bank: which page, the two digits, who they are, and what for. */
export interface PageVisit {
  url: string
  matchCode: string
  persona: string
  purpose: 'sign-in' | 'step-up'
}

/** Does what the viewer would do: with the command of the options, else with the form of the sandbox. */
export const visitPage = (kit: Kit, visit: PageVisit): Promise<void> =>
  kit.options.sessionCommand === null ? signInByForm(kit, visit) : signInByCommand(kit.options.sessionCommand, visit)
