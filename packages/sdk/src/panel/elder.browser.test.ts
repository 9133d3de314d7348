import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bankWorker } from './testing/mountPanel.ts'
import { sampleViewer } from './testing/samples.ts'
import { at, find, press, useCheckout } from './testing/useCheckout.ts'

const { mount, mountSignedIn } = useCheckout()
const root = document.documentElement
const isLarge = () => root.hasAttribute('data-elder')

/** The bank knows of the viewer that they like it large. */
const preferElderMode = () =>
  bankWorker.use(
    http.get('*/v1/sessions/me', () =>
      HttpResponse.json({
        expiresAt: '2099-01-01T00:00:00.000Z',
        viewer: { ...sampleViewer, prefersElderMode: true },
        signIn: 'done',
      }),
    ),
  )

test('elder mode is on after a press, says it plainly, and off after another', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  expect(isLarge()).toBe(false)
  await press(panel, 'elder-mode')
  expect(isLarge()).toBe(true)
  expect(at(panel, 'elder-mode')?.ariaPressed).toBe('true')
  expect(panel.root.querySelector('h1')?.textContent).toBe('How would you like to pay?')
  await press(panel, 'elder-mode')
  expect(isLarge()).toBe(false)
  expect(panel.root.querySelector('h1')?.textContent).toBe('Choose how to pay')
})

test('the choice of elder mode is there again after a reload', async () => {
  const first = mount()
  await find(first, 'sign-in')
  await press(first, 'elder-mode')
  first.unmount()
  await find(mount(), 'sign-in')
  expect(isLarge()).toBe(true)
})

test('a viewer of whom the bank knows it gets elder mode, and their own word counts for more', async () => {
  const panel = mount()
  preferElderMode()
  await find(panel, 'plan')
  expect(isLarge()).toBe(true)
  await press(panel, 'elder-mode')
  expect(isLarge()).toBe(false)
})

test('in elder mode every way to pay can be chosen by its name, and the purchase goes through', async () => {
  const panel = mountSignedIn()
  await find(panel, 'plan')
  await press(panel, 'elder-mode')
  const ways = panel.root.querySelectorAll<HTMLElement>('.option')
  await userEvent.click(ways[3] ?? root)
  expect(ways[3]?.querySelector('input')).toHaveProperty('checked', true)
  await press(panel, 'pay-in-full', 'review', 'confirm', 'done')
})

test('points and coupon wait behind their title in elder mode', async () => {
  const panel = mountSignedIn()
  await find(panel, 'points-input')
  await press(panel, 'elder-mode')
  expect(at(panel, 'points-input')?.checkVisibility()).toBe(false)
  panel.root.querySelector('summary')?.click()
  await vi.waitFor(() => expect(at(panel, 'points-input')?.checkVisibility()).toBe(true))
})

test('in Arabic the page runs to the left and the bank is asked for its words in Arabic', async () => {
  const panel = mountSignedIn()
  const asked: string[] = []
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  bankWorker.events.on('request:start', ({ request }) => {
    if (request.url.endsWith('/v1/quotes'))
      void request
        .clone()
        .json()
        .then(({ locale }) => asked.push(locale))
  })
  await userEvent.selectOptions(await find(panel, 'language'), 'العربية')
  await vi.waitFor(() => expect([root.lang, root.dir, ...asked]).toEqual(['ar', 'rtl', 'ar']), 5000)
  bankWorker.events.removeAllListeners()
  expect((await find(panel, 'confirm')).textContent).toContain('تأكيد')
})

test.each([
  ['pk_test_demo', 'en-XA', /^⟦.*⟧$/],
  ['pk_live_demo', 'en', /^Sign in/],
])('a dock of %s that wants the pseudo-locale gets %s', async (clientId, locale, title) => {
  const panel = mount({ clientId, order: { locale: 'en-XA' } })
  await find(panel, 'sign-in')
  await vi.waitFor(() => expect(root.lang).toBe(locale))
  expect(panel.root.querySelector('h1')?.textContent).toMatch(title)
})
