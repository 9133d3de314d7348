import axe from 'axe-core'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { find, type Mounted, press } from '../testing/useCheckout.ts'
import { apply, type ConsentStates, complain, toDone, usePeople, visible } from '../testing/usePeople.ts'

const { open } = usePeople()

beforeEach(() => page.viewport(320, 640))

interface Screen {
  /** How it is reached, until it stands. */
  go(panel: Mounted): Promise<unknown>
  states?: ConsentStates
  hasNoCard?: boolean
}

/** Every screen beside the purchase. */
const screens: Record<string, Screen> = {
  privacy: { go: (panel) => press(panel, 'plan', 'privacy').then(() => find(panel, 'consent')) },
  'privacy, each as it can be': {
    states: { personalisation: 'given', sharing: 'objected', behaviour: 'outdated' },
    go: (panel) => press(panel, 'plan', 'privacy').then(() => find(panel, 'withdraw')),
  },
  'privacy, asked whether to delete': { go: (panel) => press(panel, 'plan', 'privacy', 'consent', 'delete-account') },
  'privacy, account deleted': {
    go: (panel) =>
      press(panel, 'plan', 'privacy', 'delete-account', 'delete-for-good').then(() => find(panel, 'deleted')),
  },
  complaint: { go: (panel) => press(panel, ...toDone, 'complaint').then(() => find(panel, 'text')) },
  'complaint, nothing written': { go: (panel) => press(panel, ...toDone, 'complaint', 'send') },
  'complaint, sent': { go: (panel) => complain(panel).then(() => find(panel, 'complaint-number')) },
  application: { hasNoCard: true, go: (panel) => press(panel, 'apply').then(() => find(panel, 'contact')) },
  'application, no contact': { hasNoCard: true, go: (panel) => press(panel, 'apply', 'send') },
  'application, sent': {
    hasNoCard: true,
    go: (panel) => apply(panel, '138 0000 0000').then(() => find(panel, 'applied')),
  },
  callback: { go: (panel) => press(panel, 'elder-mode', 'call-me').then(() => find(panel, 'window-morning')) },
  'callback, planned': {
    go: (panel) =>
      press(panel, 'elder-mode', 'call-me', 'window-evening', 'send').then(() => find(panel, 'callback-planned')),
  },
  feedback: { go: (panel) => press(panel, ...toDone, 'feedback').then(() => find(panel, 'comment')) },
}

const cases = Object.entries(screens).flatMap(([name, screen]) =>
  (['zh-CN', 'en'] as const).map((locale) => ({ name, locale, hasNoCard: false, ...screen })),
)

test.each(cases)('$name is accessible and fits 320 px in $locale, light and dark', async (screen) => {
  const { locale, hasNoCard, states, go } = screen
  const { panel } = open({ order: { locale }, hasNoCard }, states)
  await go(panel)
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme
    for (const transition of document.getAnimations()) transition.finish()
    const { violations } = await axe.run(document)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
  delete document.documentElement.dataset.theme
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  expect(visible(panel, 'h1')).toHaveLength(1)
  expect(visible(panel, '[data-od=aside-back]')).toHaveLength(1)
  const targets = visible(panel, 'button, input[type=text], select, textarea, .check, .score')
  for (const target of targets) expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
})

test.each(Object.entries(screens))('%s fits 320 px in German, whose words are the longest', async (_, screen) => {
  const { panel } = open({ order: { locale: 'de' }, hasNoCard: screen.hasNoCard ?? false }, screen.states)
  await screen.go(panel)
  await expect.poll(() => document.documentElement.lang).toBe('de')
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  for (const box of visible(panel, 'h1, h2, button, label, p:not(.unseen), dd')) {
    expect([box.textContent, box.scrollWidth <= box.clientWidth + 1]).toEqual([box.textContent, true])
  }
})
