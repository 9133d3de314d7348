import { vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bankWorker } from './mountPanel.ts'
import { createSamplePeople } from './samplePeople.ts'
import { find, type Mounted, press, useCheckout } from './useCheckout.ts'

type MountOptions = Parameters<ReturnType<typeof useCheckout>['mountSignedIn']>[0]
export type ConsentStates = NonNullable<Parameters<typeof createSamplePeople>[0]>

/** Panels for the tests of a file, whose bank also serves what is beside a purchase. */
export function usePeople() {
  const { mount, mountSignedIn } = useCheckout()
  const withPeople = (panel: Mounted, states?: ConsentStates) => {
    const people = createSamplePeople(states)
    bankWorker.use(...people.handlers)
    return { panel, ...people }
  }
  return {
    open: (options?: MountOptions, states?: ConsentStates) => withPeople(mountSignedIn(options), states),
    openSignedOut: () => withPeople(mount()),
  }
}

export async function type(panel: Mounted, name: string, text: string) {
  await userEvent.fill(await find(panel, name), text)
}

/** The clicks of a purchase. */
export const toDone = ['pay-in-full', 'review', 'confirm'] as const

export async function complain(panel: Mounted, text = 'Charged twice') {
  await press(panel, ...toDone, 'complaint')
  await type(panel, 'text', text)
  await press(panel, 'send')
}

export async function apply(panel: Mounted, contact: string) {
  await press(panel, 'apply')
  await type(panel, 'contact', contact)
  await press(panel, 'send')
}

/** Those of them that are on screen. */
export const visible = ({ root }: Mounted, selector: string) =>
  [...root.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility())

/** Waits until it holds; a part that is loaded on demand takes a busy machine its time. */
export const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 5000 })
