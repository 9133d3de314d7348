import { afterEach, expect, test, vi } from 'vitest'
import { loadPanelTexts } from '../i18n/panel/index.ts'
import { startCheckout } from './checkout.ts'
import type { Actions } from './createActions.ts'
import { createScreen } from './createScreen.tsx'

vi.mock('../i18n/panel/index.ts', { spy: true })

const actions = {} as Actions // nobody clicks here
const config = { lenderName: { en: 'Sample Bank' }, hotline: '95500', minorUnits: { CNY: 2 } }

let root: HTMLElement
function openScreen() {
  root = document.createElement('div')
  document.body.append(root)
  return createScreen(root, config)
}
afterEach(() => {
  root.remove()
  vi.mocked(loadPanelTexts).mockReset()
})

const spoken = () => (root.textContent ? document.documentElement.lang : null)

test('where the first language cannot be loaded another is spoken, and the wanted one as soon as it comes', async () => {
  vi.mocked(loadPanelTexts).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const draw = openScreen()
  draw(startCheckout('fr'), actions)
  await expect.poll(spoken).toBe('en')
  draw(startCheckout('fr'), actions)
  await expect.poll(spoken).toBe('fr')
})

test('a second language that cannot be loaded leaves the first where it is', async () => {
  const draw = openScreen()
  draw(startCheckout('zh-CN'), actions)
  await expect.poll(spoken).toBe('zh-CN')
  vi.mocked(loadPanelTexts).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  draw(startCheckout('ja'), actions)
  await expect.poll(() => vi.mocked(loadPanelTexts).mock.settledResults.at(-1)?.type).toBe('rejected')
  expect(spoken()).toBe('zh-CN')
  expect(vi.mocked(loadPanelTexts)).toHaveBeenCalledTimes(2)
})
