import axe from 'axe-core'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Offers } from '../../contract/index.ts'
import { bankWorker } from '../testing/mountPanel.ts'
import { sampleCatalog, sampleOffers } from '../testing/samples.ts'
import { at, find, type Mounted, press, useCheckout } from '../testing/useCheckout.ts'

const { mount, mountSignedIn } = useCheckout()
const catalog = sampleCatalog

beforeEach(async () => {
  await page.viewport(360, 640)
})

const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
const rows = ({ root }: Mounted) => [...root.querySelectorAll<HTMLElement>('.options > *')]

/** Keeps the answer of a call back until the test lets it go. */
function hold(method: 'get' | 'post', path: string, answer: () => Response) {
  let resolve = () => {}
  const promise = new Promise<void>((release) => {
    resolve = release
  })
  bankWorker.use(http[method](path, () => promise.then(answer)))
  return resolve
}

test('the standard terms are there before the session answers, to look at and not to choose', async () => {
  const panel = mount({ catalog })
  const answer = hold('post', '*/v1/sessions', () => HttpResponse.error() as Response)
  await find(panel, 'standard-terms')
  const plans = panel.root.querySelectorAll<HTMLElement>('[data-od=standard-plan]')
  expect([...plans].map(({ dataset }) => dataset.termsOf)).toEqual(['p3', 'p6', 'p12'])
  expect(plans[2]?.textContent).toMatch(/APR.*13\.03%.*¥446\.57.*Total ¥5,358\.88/)
  expect(at(panel, 'standard-in-full')?.textContent).toContain('¥4,999.00')
  expect(panel.root.textContent).toContain('Terms of your own may follow once you have signed in.')
  expect(panel.root.querySelectorAll('[data-od=plan], [data-od=pay-in-full], input')).toHaveLength(0)
  expect(panel.bank.sessions()).toBe(0)
  for (const isElder of [false, true]) {
    if (isElder) await press(panel, 'elder-mode')
    const { violations } = await axe.run(panel.root)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
  answer()
  await find(panel, 'problem')
})

test('to who has to sign in they come below, and the link beside them moves nothing', async () => {
  const panel = mount({ catalog })
  const answer = hold('post', '*/v1/sessions/sign-in', () =>
    HttpResponse.json({ url: 'https://bank.example/s', matchCode: '47', expiresAt: '2099-01-01T00:00:00.000Z' }),
  )
  await find(panel, 'standard-terms')
  const before = placesIn(panel)
  answer()
  await find(panel, 'sign-in')
  expect(placesIn(panel)).toEqual(before)
  panel.bank.signIn()
  await press(panel, 'plan')
})

test.each([
  ['cannot be had', undefined, undefined],
  ['cannot be read', undefined, { plans: 'many' }],
  ['comes when the link is there', catalog, undefined],
])('where the catalog %s, signing in is as it would be without', async (_, late, wrong) => {
  const panel = mount()
  let answered = 0
  const answer = hold('get', '*/v1/catalog', () => {
    answered++
    return HttpResponse.json(late ?? wrong ?? {}, { headers: { date: new Date().toUTCString() } })
  })
  if (!late) answer()
  await find(panel, 'sign-in')
  const before = placesIn(panel)
  answer()
  await vi.waitFor(() => expect(answered).toBe(1), 5000)
  await painted()
  expect(at(panel, 'standard-terms')).toBe(null)
  expect(placesIn(panel)).toEqual(before)
  panel.bank.signIn()
  await press(panel, 'plan')
})

/** Where everything is that stands before and after, by its text: what can be pressed, and the headings. */
function placesIn({ root }: Mounted) {
  const fixed = [
    ...root.querySelectorAll<HTMLElement>('.header :is(a, button, select), h1, .viewer button, .match, .actions'),
  ]
  return fixed.map((element) => [element.className, element.getBoundingClientRect().top])
}

const change =
  (planId: string, changes: object) =>
  (offers: Offers): Offers => ({
    ...offers,
    plans: offers.plans.map((plan) => (plan.planId === planId ? { ...plan, ...changes } : plan)),
  })
const better = (offers: Offers): Offers => ({
  ...sampleOffersWithCheaper('p6', offers),
  ...{ terms: 'personal', personal: [{ planId: 'p6', standardTotalMinor: 517_896 }] },
})
const sampleOffersWithCheaper = (planId: string, offers: Offers): Offers => ({
  ...offers,
  plans: offers.plans
    .map((plan) =>
      plan.planId === planId && plan.rule
        ? { ...plan, rule: { ...plan.rule, feeRate: '0.003' } as typeof plan.rule }
        : plan,
    )
    .toReversed(),
})

test.each([
  ['equal', (offers: Offers) => offers, []],
  ['better', better, ['p6']],
  ['refused in part', change('p6', { refused: 'above-maximum' }), ['p6']],
] as [string, (offers: Offers) => Offers, string[]][])(
  'offers that are %s join in their places',
  async (_, answer, changed) => {
    const panel = mountSignedIn({ catalog })
    const join = hold('post', '*/v1/offers', () => HttpResponse.json(answer(sampleOffers())))
    await find(panel, 'standard-terms')
    await vi.waitFor(() => expect(panel.root.querySelector('.viewer')).not.toBe(null), 5000)
    await painted() // what a new page begins with is done
    const before = placesIn(panel)
    const standard = rows(panel).map((row) => ({
      id: row.dataset.termsOf,
      height: row.offsetHeight,
      top: row.offsetTop,
    }))
    panel.root.querySelector<HTMLElement>('.viewer button')?.focus()
    scrollTo(0, 120)
    const scrolled = scrollY
    join()
    await find(panel, 'plan')
    expect(scrollY).toBe(scrolled)
    expect(document.activeElement).toBe(panel.root.querySelector('.viewer button'))
    scrollTo(0, 0)
    expect(placesIn(panel)).toEqual(before)
    const now = rows(panel)
    expect(now.map(({ dataset }) => dataset.planId)).toEqual(standard.map(({ id }) => id))
    let grown = 0
    for (const [place, { id, height, top }] of standard.entries()) {
      const row = now[place]
      expect(row?.offsetTop).toBe(top + grown)
      if (!changed.includes(id ?? '')) expect(row?.offsetHeight).toBe(height)
      grown += (row?.offsetHeight ?? 0) - height
    }
  },
)
