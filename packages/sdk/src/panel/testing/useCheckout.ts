import '../panel.css'
import { configure } from '@testing-library/preact'
import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import { createPanelStorage } from '../panelStorage.ts'
import { dropRows } from './keptRows.ts'
import { bankWorker, mountPanel } from './mountPanel.ts'
import { sampleSession } from './samples.ts'

export type Mounted = ReturnType<typeof mountPanel>

/** Panels for the tests of a file, each gone after its test; `mount` and `mountSignedIn` make one. */
export function useCheckout() {
  // The page is long; the name of what is missing says more.
  configure({ getElementError: (message) => new Error(message ?? '') })
  const mounted: Mounted[] = []
  beforeAll(async () => {
    await bankWorker.start({ quiet: true, onUnhandledFrame: 'bypass' })
  })
  afterEach(async () => {
    for (const panel of mounted.splice(0)) panel.unmount()
    sessionStorage.clear()
    await dropRows()
  })
  afterAll(() => {
    bankWorker.stop()
  })

  function mount(options?: Parameters<typeof mountPanel>[0]) {
    const panel = mountPanel(options)
    mounted.push(panel)
    return panel
  }
  /** In a tab whose session is somebody's already. */
  function mountSignedIn(options?: Parameters<typeof mountPanel>[0]) {
    createPanelStorage(options?.clientId ?? 'pk_test', () => sessionStorage).write('session', sampleSession)
    const panel = mount(options)
    panel.bank.signIn()
    return panel
  }
  return { mount, mountSignedIn }
}

/** What has this name in `data-od`. */
export const at = ({ root }: Mounted, name: string) => root.querySelector<HTMLElement>(`[data-od=${name}]`)

/** The same once it is there and can be used. */
export const find = (panel: Mounted, name: string) =>
  vi.waitFor(
    () => {
      const element = at(panel, name)
      if (!element || element.matches(':disabled')) throw new Error(`no ${name} to use yet`)
      return element
    },
    { timeout: 5000 },
  )

export async function press(panel: Mounted, ...names: string[]) {
  for (const name of names) (await find(panel, name)).click()
}

/** What the host was told, in its order. */
export const typesOf = ({ told }: Mounted) => told.map(({ type }) => type)

/** Under which a confirm that was sent is kept; empty when none is. */
export const confirmKey = () => Object.keys(sessionStorage).find((key) => key.includes('confirm:')) ?? ''
