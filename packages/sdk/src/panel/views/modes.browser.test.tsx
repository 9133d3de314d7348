import { cleanup } from '@testing-library/preact'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { applyTheme } from '../applyTheme.ts'
import type { CheckoutEvent } from '../checkout.ts'
import { chosen, offered, quote, states } from '../testing/panelStates.ts'
import { show } from '../testing/show.tsx'

const root = document.documentElement
const large: CheckoutEvent = { type: 'elderModeChosen', isOn: true }

// The type of a session comes with the provider, whose types are for Node.
const devtools = cdp() as { send?(method: string, parameters: object): Promise<unknown> }

/** What the viewer's system asks for, until the test is over. */
const prefer = (features: Record<string, string>) =>
  devtools.send?.('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })

/** The rules of axe that a state breaks, with where. */
async function complaints() {
  const { violations } = await axe.run(document)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

afterEach(async () => {
  cleanup()
  for (const name of ['data-theme', 'data-elder', 'style', 'dir']) root.removeAttribute(name)
  await prefer({})
})

const languages = ['zh-CN', 'en', 'ar'] as const

test.each(languages)(
  'in elder mode every state is accessible, fits 320 px, and no letter is below 18 px, in %s',
  async (locale) => {
    await page.viewport(320, 900)
    for (const [name, events] of Object.entries(states)) {
      const { container } = await show([...events, large], locale)
      expect([name, await complaints()]).toEqual([name, []])
      expect([name, root.scrollWidth]).toEqual([name, 320])
      for (const element of container.querySelectorAll<HTMLElement>(
        'h1, p, a, b, button, select, label, dt, dd, td, th, strong',
      )) {
        expect(Number.parseFloat(getComputedStyle(element).fontSize)).toBeGreaterThanOrEqual(17.99)
      }
      for (const figure of container.querySelectorAll('.figure strong')) {
        expect(Number.parseFloat(getComputedStyle(figure).fontSize)).toBeGreaterThanOrEqual(24)
      }
      expect(container.querySelector('[data-od=call]')?.getAttribute('href')).toBe('tel:95500')
      cleanup()
    }
  },
  60_000,
)

test.each(['zh-HK', 'ja', 'ko', 'fr', 'de'] as const)(
  'in %s every state fits 320 px in both sizes, and nothing stands on anything else',
  async (locale) => {
    await page.viewport(320, 900)
    for (const [name, events] of Object.entries(states)) {
      for (const more of [[], [large]]) {
        const { container, unmount } = await show([...events, ...more], locale)
        expect([name, root.scrollWidth]).toEqual([name, 320])
        for (const box of container.querySelectorAll(
          '.header > .quiet, .actions > *, h1:not(.unseen), .figure, .terms > div',
        )) {
          expect([name, box.textContent, box.scrollWidth <= box.clientWidth + 1]).toEqual([name, box.textContent, true])
        }
        const agreements = container.querySelector('a[href^="/agreements"]')?.getAttribute('href')
        expect([name, agreements ?? `/agreements?lang=${locale}`]).toEqual([name, `/agreements?lang=${locale}`])
        unmount()
      }
    }
  },
)

test('in the pseudo-locale no state grows beyond 320 px, and every word is from the texts', async () => {
  await page.viewport(320, 900)
  for (const [name, events] of Object.entries(states)) {
    const { container } = await show(events, 'en-XA')
    expect([name, root.scrollWidth]).toEqual([name, 320])
    for (const button of container.querySelectorAll('button, .actions a')) {
      expect(button.textContent || button.ariaLabel).toMatch(/^⟦.*⟧|^[−+]$/)
      expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth + 1)
    }
    cleanup()
  }
})

test('in Arabic the panel runs to the left, and what is in Latin letters stays in one piece', async () => {
  await page.viewport(390, 900)
  const { container, unmount } = await show(states['done, accepted'] ?? [], 'ar')
  const rightOf = (name: string) => container.querySelector(name)?.getBoundingClientRect().right ?? 0
  expect(rightOf('.lender')).toBeGreaterThan(rightOf('[data-od=close]'))
  for (const reference of container.querySelectorAll('.reference')) {
    expect(getComputedStyle(reference).unicodeBidi).toBe('isolate')
  }
  unmount()
  const review = await show(states.review ?? [], 'ar')
  const disclosure = review.container.querySelector('[data-od=disclosure]') ?? root
  expect(getComputedStyle(disclosure).unicodeBidi).toBe('plaintext')
})

test.each([
  ['fr', 'zh-CN', 'chinois simplifié'],
  ['ar', 'en', 'الإنجليزية'],
  ['zh-CN', 'zh-CN', null],
] as const)('in %s a legal text in %s is marked so, and the panel says it', async (locale, lang, name) => {
  await page.viewport(390, 900)
  const { container } = await show([...chosen, { type: 'quoted', quote: { ...quote, disclosureLocale: lang } }], locale)
  const disclosure = container.querySelector<HTMLElement>('[data-od=disclosure]')
  expect([disclosure?.lang, disclosure?.dir, disclosure?.textContent]).toEqual([lang, 'auto', quote.disclosure])
  const note = disclosure?.previousElementSibling
  expect([note?.tagName, note?.textContent?.includes(name ?? '')]).toEqual([name ? 'P' : 'H2', true])
})

test.each(['light', 'dark'] as const)(
  'a bank’s pale accent is moved until all of it can be read, %s',
  async (theme) => {
    root.dataset.theme = theme
    applyTheme({ accent: '#ffd400', radius: 2 })
    const { container } = await show(chosen, 'en')
    expect(await complaints()).toEqual([])
    const { backgroundColor, borderRadius } = getComputedStyle(container.querySelector('[data-od=review]') ?? root)
    expect(backgroundColor).not.toBe('rgb(10, 106, 87)')
    expect(borderRadius).toBe('2px')
    const hover = getComputedStyle(root)
    expect(hover.getPropertyValue('--accent-soft')).not.toBe('')
  },
)

test('at 400 % zoom nothing scrolls sideways and the actions leave the view to what is read', async () => {
  await page.viewport(320, 256)
  for (const [name, events] of Object.entries(states)) {
    const { container } = await show(events, 'en')
    expect([name, root.scrollWidth]).toEqual([name, 320])
    const actions = container.querySelector('.actions')
    if (actions) expect(getComputedStyle(actions).position).toBe('static')
    cleanup()
  }
})

test('who asks for less motion sees none but the slow turning of a wait', async () => {
  await page.viewport(320, 640)
  const { container } = await show(states.confirming ?? [], 'en')
  const spinner = () => getComputedStyle(container.querySelector('.spinner') ?? root).animationDuration
  const button = () => getComputedStyle(container.querySelector('.plain') ?? root).transitionDuration
  expect([spinner(), button().split(',')[0]]).toEqual(['0.9s', '0.14s'])
  await prefer({ 'prefers-reduced-motion': 'reduce' })
  expect([spinner(), button().split(',')[0]]).toEqual(['4s', '0s'])
})

test('in forced colors what is chosen, pressed or the main action has a border of its own', async () => {
  await page.viewport(320, 640)
  await prefer({ 'forced-colors': 'active' })
  const { container } = await show([...chosen, large], 'en')
  const widthOf = (name: string) => {
    const element = container.querySelector(name)
    return element && getComputedStyle(element).borderTopWidth
  }
  expect(['.option:has(input:checked)', '.primary', '[aria-pressed=true]'].map(widthOf)).toEqual(['2px', '2px', '2px'])
  expect(widthOf('.option:not(:has(input:checked))')).toBe('1px')
})

test('elder mode shows one way to pay at a time, begins with the one chosen, and leads through all of them', async () => {
  await page.viewport(320, 900)
  const { container, getByText, getByRole, unmount } = await show([...offered, large], 'en')
  const options = [...container.querySelectorAll('.option')]
  const inView = () =>
    options.filter((option) => {
      const { left, right } = option.getBoundingClientRect()
      return left >= 0 && right <= 320
    })
  expect(inView()).toEqual([options[0]])
  getByText('1 of 4')
  expect(getByRole('button', { name: 'Previous' })).toHaveProperty('disabled', true)
  for (const place of [1, 2, 3]) {
    getByRole('button', { name: 'Next way to pay' }).click()
    await expect.poll(() => container.querySelector('.pager [role=status]')?.textContent).toBe(`${place + 1} of 4`)
    expect(inView()).toEqual([options[place]])
  }
  expect(getByRole('button', { name: 'Next way to pay' })).toHaveProperty('disabled', true)
  unmount()
  const again = await show([...chosen, large], 'en')
  await expect.poll(() => again.container.querySelector('.pager [role=status]')?.textContent).toBe('4 of 4')
})
