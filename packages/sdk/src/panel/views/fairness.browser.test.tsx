import { cleanup } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { chosen, offered, states } from '../testing/panelStates.ts'
import { inert, show } from '../testing/show.tsx'
import { find, press, typesOf, useCheckout } from '../testing/useCheckout.ts'

/** A viewer who says no has it as easy as one who says yes, and nobody hurries them. */
const { mountSignedIn } = useCheckout()
afterEach(cleanup)

const boxOf = (element: Element | null) => {
  const { width, height } = element?.getBoundingClientRect() ?? { width: 0, height: 0 }
  const { fontSize, opacity, visibility } = getComputedStyle(element as Element) // a missing one fails by its size
  return { width, height, fontSize, opacity, visibility }
}

test('declining takes one act from the offers, accepting takes three', async () => {
  const panel = mountSignedIn()
  await find(panel, 'pay-in-full')
  const decline = [...panel.root.querySelectorAll('button')].find(({ textContent }) => textContent === 'No, thanks')
  decline?.click()
  expect(typesOf(panel).filter((type) => type === 'panel:declined')).toHaveLength(1)
  const accepted = mountSignedIn()
  await press(accepted, 'pay-in-full', 'review', 'confirm', 'done')
  expect(accepted.bank.confirmations.size).toBe(1)
})

test.each([320, 1280])(
  'at %i px the way out of offers and review is as large and as clear as the way on',
  async (width) => {
    await page.viewport(width, 900)
    for (const events of [chosen, states.review]) {
      const { container } = await show(events, 'en')
      const [no, yes] = container.querySelectorAll('footer.actions > button')
      expect({ ...boxOf(no ?? null), width: 0 }).toEqual({ ...boxOf(yes ?? null), width: 0 })
      expect(boxOf(no ?? null).width).toBeGreaterThanOrEqual(44)
      cleanup()
    }
  },
)

test('no state counts down, and none has anything chosen that the viewer did not choose', async () => {
  for (const [name, events] of Object.entries(states)) {
    const { container } = await show(events, 'en')
    const isChosen = events.some(({ type }) => type === 'chosen')
    const checked = container.querySelectorAll('input:checked, [aria-checked=true], [aria-selected=true]').length
    if (!isChosen) expect([name, checked]).toEqual([name, 0])
    expect([name, container.querySelector('[role=timer]:not(.reading), time, meter, marquee')]).toEqual([name, null])
    cleanup()
  }
})

test.each([
  ['offers', offered],
  ['review of pay in full', states['review of pay in full']],
  ['done', states.done],
  ['declined', states.declined],
])('what a screen reader meets in %s, in its order', async (name, events) => {
  await page.viewport(320, 900)
  const { container } = await show(events, 'en', undefined, inert)
  const met = [...container.querySelectorAll('h1, h2, button, a[href], input, select, table')]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent
      const text = label ?? element.querySelector('caption')?.textContent ?? element.textContent ?? ''
      // An instant is told in the time zone of the machine.
      return `${element.localName}: ${text
        .replace(/until .*\)/, 'until …')
        .replace(/\s+/g, ' ')
        .trim()}`
    })
  await expect(`${met.join('\n')}\n`).toMatchFileSnapshot(`../testing/trees/${name.replaceAll(' ', '-')}.txt`)
})
