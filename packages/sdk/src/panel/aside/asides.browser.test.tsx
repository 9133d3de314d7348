import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { bankWorker } from '../testing/mountPanel.ts'
import { conflict } from '../testing/samplePeople.ts'
import { sampleOffers, samplePlan } from '../testing/samples.ts'
import { at, confirmKey, find, press } from '../testing/useCheckout.ts'
import { apply, complain, soon, toDone, type, usePeople, visible } from '../testing/usePeople.ts'

const { open, openSignedOut } = usePeople()

test('privacy opens from where the viewer is and closes back to there, by its button and by Escape', async () => {
  const { panel } = open()
  await press(panel, 'plan')
  const link = await find(panel, 'privacy')
  for (const close of [() => press(panel, 'aside-back'), () => userEvent.keyboard('{Escape}')]) {
    link.focus()
    await userEvent.keyboard('{Enter}')
    await find(panel, 'consent')
    expect(document.activeElement?.textContent).toBe('Your privacy')
    expect(visible(panel, '[data-od=plan]')).toEqual([])
    await close()
    await soon(() => expect(document.activeElement).toBe(link))
    expect(at(panel, 'aside')).toBe(null)
    expect(panel.root.querySelector('[data-od=plan] input')).toHaveProperty('checked', true)
  }
  expect(panel.told.map(({ type }) => type)).not.toContain('panel:closed')
})

test('what the viewer reads is not counted while something lies over it', async () => {
  const { panel } = open({ readingMs: 400 })
  await press(panel, 'plan', 'review')
  await find(panel, 'disclosure')
  await press(panel, 'privacy')
  await find(panel, 'consent')
  const ticks = vi.fn()
  const timer = setInterval(ticks, 250)
  // Six ticks of a count that needs two.
  await soon(() => expect(ticks).toHaveBeenCalledTimes(6))
  clearInterval(timer)
  expect(at(panel, 'confirm')).toHaveProperty('disabled', true)
  await press(panel, 'aside-back')
  await find(panel, 'confirm')
})

test('nothing is asked about the viewer before they open it', async () => {
  const { panel, asked } = open()
  await press(panel, 'pay-in-full', 'review')
  await find(panel, 'confirm')
  expect(asked.filter((call) => !/sessions|offers|quotes|catalog/.test(call))).toEqual([])
})

test('each purpose is asked for by itself, with nothing ticked and the bank’s text to the letter', async () => {
  const { panel } = open()
  await press(panel, 'privacy')
  await find(panel, 'consent')
  const boxes = [...panel.root.querySelectorAll<HTMLInputElement>('[data-od=consent]')]
  expect(boxes.map(({ dataset, checked }) => [dataset.purpose, checked])).toEqual([
    ['personalisation', false],
    ['sharing', false],
    ['behaviour', false],
  ])
  expect(panel.root.querySelector('[data-od=aside-privacy] .disclosure')?.textContent).toBe(
    'Who: Sample Bank, telephone 95500.\nWhy: for personalisation, en.\nHow long: 1095 days.',
  )
})

test('one act gives a consent to the text on screen, and one act withdraws it', async () => {
  const { panel, asked, said } = open()
  await press(panel, 'privacy', 'consent')
  const withdraw = await find(panel, 'withdraw')
  expect(withdraw.dataset.purpose).toBe('personalisation')
  await soon(() => expect(document.activeElement).toBe(withdraw))
  expect(said).toEqual([{ key: null, body: { purpose: 'personalisation', textHash: 'a'.repeat(64), locale: 'en' } }])
  withdraw.click()
  await soon(() => expect(at(panel, 'withdraw')).toBe(null))
  await soon(() => expect(panel.root.querySelector('.status')?.textContent).toBe('Withdrawn, as of now.'))
  expect(asked).toContain('DELETE /v1/consents/personalisation')
  expect(panel.root.querySelectorAll('[data-od=consent]')).toHaveLength(3)
})

test('of the consents the host hears of the one that makes it a recipient, given and withdrawn, and of no other', async () => {
  const { panel } = open()
  const consented = () => panel.told.filter(({ type }) => type === 'panel:consented').map(({ body }) => body)
  await press(panel, 'privacy', 'consent', 'withdraw')
  await soon(() => expect(panel.root.querySelectorAll('[data-od=consent]')).toHaveLength(3))
  expect(consented()).toEqual([])
  panel.root.querySelector<HTMLElement>('[data-od=consent][data-purpose=sharing]')?.click()
  await press(panel, 'withdraw')
  await soon(() =>
    expect(consented()).toEqual([
      { purpose: 'sharing', isGiven: true },
      { purpose: 'sharing', isGiven: false },
    ]),
  )
})

test.each(['the bank', 'the page'])(
  'where %s hears Global Privacy Control, the two purposes are not asked for',
  async (by) => {
    const says = vi.fn(() => by === 'the page')
    Object.defineProperty(navigator, 'globalPrivacyControl', { configurable: true, get: says })
    const { panel } = open({}, by === 'the bank' ? { sharing: 'objected', behaviour: 'objected' } : {})
    await press(panel, 'privacy')
    expect((await find(panel, 'consent')).dataset.purpose).toBe('personalisation')
    expect(panel.root.querySelectorAll('[data-od=consent]')).toHaveLength(1)
    expect(panel.root.textContent?.match(/Global Privacy Control/g)).toHaveLength(2)
    Reflect.deleteProperty(navigator, 'globalPrivacyControl')
  },
)

test('personal offers are asked for once the viewer is back, and join without moving what is there', async () => {
  const { panel, asked } = open()
  await press(panel, 'plan', 'privacy', 'consent')
  await find(panel, 'withdraw')
  const offersAsked = () => asked.filter((call) => call === 'POST /v1/offers').length
  const before = offersAsked()
  const order = () =>
    [...panel.root.querySelectorAll<HTMLElement>('[data-od=plan]')].map(({ dataset }) => dataset.planId)
  const places = order()
  bankWorker.use(
    http.post('*/v1/offers', () => {
      const { plans, ...offers } = sampleOffers()
      const better = { ...samplePlan('p6'), planId: 'own-6', refused: null }
      return HttpResponse.json({ ...offers, plans: [better, ...plans] })
    }),
  )
  expect(offersAsked()).toBe(before)
  await press(panel, 'aside-back')
  await soon(() => expect(order()).toEqual([...places, 'own-6']))
  expect(panel.root.querySelector('[data-od=plan] input')).toHaveProperty('checked', true)
})

test('a refusal changes nothing: the purchase goes on', async () => {
  const { panel, asked } = open()
  await press(panel, 'privacy', 'aside-back', ...toDone)
  await find(panel, 'done')
  expect(asked.filter((call) => call.startsWith('POST /v1/consents'))).toEqual([])
})

test('the account goes only after a second act, and nothing of it stays in the browser', async () => {
  const { panel, asked } = open()
  await press(panel, 'plan', 'privacy', 'delete-account')
  expect(panel.root.textContent).toContain('By law, agreements and their accounts are kept')
  await soon(() => expect(document.activeElement?.textContent).toBe('Delete your account?'))
  await press(panel, 'keep-account')
  const opener = await find(panel, 'delete-account')
  await soon(() => expect(document.activeElement).toBe(opener))
  expect(asked).not.toContain('DELETE /v1/me')
  panel.bank.signOut()
  sessionStorage.setItem('offerdock:pk_test:confirm:ord-0', '{}')
  await press(panel, 'delete-account', 'delete-for-good')
  expect((await find(panel, 'deleted')).textContent).toContain('2 agreements, for 1095 days')
  expect(confirmKey()).toBe('')
  await press(panel, 'aside-back')
  await find(panel, 'sign-in')
})

test('an account with an order under way is not deleted, and the panel says why', async () => {
  const { panel } = open()
  bankWorker.use(http.delete('*/v1/me', conflict))
  await press(panel, 'plan', 'privacy', 'delete-account', 'delete-for-good')
  await soon(() => expect(panel.root.querySelector('.wrong')?.textContent).toContain('still waiting for its shop'))
})

test('before the sign-in, privacy says what the bank knows, and asks it nothing', async () => {
  const { panel, asked } = openSignedOut()
  await press(panel, 'sign-in', 'privacy')
  await soon(() => expect(panel.root.textContent).toContain('not who you are'))
  expect(asked.filter((call) => call.includes('consents'))).toEqual([])
})

test('a viewer whom the bank does not know is told whom to call to complain', async () => {
  const { panel, asked } = openSignedOut()
  bankWorker.use(http.post('*/v1/sessions', () => HttpResponse.error()))
  await press(panel, 'complaint')
  await soon(() => expect(panel.root.querySelector('[data-od=aside] a')).toHaveProperty('href', 'tel:95500'))
  // Whatever was asked before this has been heard once this is.
  await fetch('/v1/consents?locale=en')
  expect(asked.filter((call) => call.includes('complaints'))).toEqual([])
})

test('a complaint says what it is about when the viewer chose it, and the answer of the bank stands with it', async () => {
  const { panel, said, complaints } = open()
  await press(panel, ...toDone, 'complaint')
  const category = (await find(panel, 'category')) as HTMLSelectElement
  expect([category.value, category.options.length]).toEqual(['', 7])
  await userEvent.selectOptions(category, 'review')
  await type(panel, 'text', 'Please look again')
  await press(panel, 'send')
  await find(panel, 'complaint-number')
  expect(said.at(-1)?.body).toMatchObject({ category: 'review', text: 'Please look again' })
  Object.assign(complaints[0] ?? {}, {
    status: 'closed',
    answer: { text: 'A person has looked.\nIt stays.', answeredAt: '2026-11-24T08:00:00.000Z' },
    closedAt: '2026-11-25T08:00:00.000Z',
  })
  await press(panel, 'aside-back', 'complaint')
  expect((await find(panel, 'answer')).textContent).toBe('A person has looked.\nIt stays.')
  expect(panel.root.querySelector('[data-od=aside-complaint] .kept')?.textContent).toContain(
    'This complaint is closed.',
  )
})

test('a viewer in elder mode has the bank call them, without a number, and can call it off', async () => {
  const { panel, asked, said } = open()
  await press(panel, 'elder-mode')
  const [call, callMe] = [await find(panel, 'call'), await find(panel, 'call-me')].map((one) =>
    one.getBoundingClientRect(),
  )
  // Beside each other or one above the other, and never one over the other.
  expect(call && callMe && (call.right <= callMe.left || call.bottom <= callMe.top)).toBe(true)
  await press(panel, 'call-me')
  await find(panel, 'window-morning')
  expect(at(panel, 'send')).toHaveProperty('disabled', true)
  expect(panel.root.querySelectorAll('[data-od=aside-callback] input:not([type=radio])')).toHaveLength(0)
  expect(panel.root.querySelectorAll('[data-od=aside-callback] input:checked')).toHaveLength(0)
  await press(panel, 'window-afternoon', 'send')
  const planned = await find(panel, 'callback-planned')
  expect(planned.textContent).toMatch(/calls you between .*Nov 23, 2026.* and /)
  await soon(() => expect(document.activeElement).toBe(planned))
  expect(said.at(-1)?.body).toEqual({ window: 'afternoon', locale: 'en' })
  expect(at(panel, 'send')).toBe(null)
  await press(panel, 'callback-cancel')
  await soon(() => expect(panel.root.querySelector('.status')?.textContent).toBe('The bank will not call you.'))
  expect(asked).toContain('DELETE /v1/callbacks/callback-1')
  await find(panel, 'window-evening')
})

test('who has not signed in is told how to be called, and nothing is asked about them', async () => {
  const { panel, asked } = openSignedOut()
  await press(panel, 'elder-mode', 'call-me')
  await soon(() => expect(panel.root.querySelector('[data-od=aside-callback] a[href="tel:95500"]')).not.toBe(null))
  expect(asked.filter((call) => call.includes('callbacks'))).toEqual([])
  expect(at(panel, 'send')).toBe(null)
})

test('an application that was decided says so, with the words of the bank', async () => {
  const { panel, applications } = open({ hasNoCard: true })
  const answer = { text: 'Please come to a branch.', answeredAt: '2026-11-24T08:00:00.000Z' }
  applications.push({ applicationId: 'a-1', status: 'approved', createdAt: '2026-11-22T08:00:00.000Z', answer })
  await press(panel, 'apply')
  expect((await find(panel, 'earlier-application')).textContent).toBe(
    'Your application was approvedPlease come to a branch.',
  )
})

test('a complaint about the agreement gets a number, and its record can be saved', async () => {
  const { panel, asked, said } = open()
  await complain(panel)
  expect((await find(panel, 'complaint-number')).textContent).toBe('C-7Q2M-0001')
  expect(said).toEqual([{ key: null, body: { text: 'Charged twice', agreementId: 'agr_01J9Z3K8Q4', locale: 'en' } }])
  await press(panel, 'complaint-record')
  await soon(() => expect(asked).toContain('GET /v1/complaints/complaint-1/record'))
  await press(panel, 'aside-back', 'complaint')
  expect((await find(panel, 'complaint-number')).textContent).toBe('C-7Q2M-0001')
})

test('a decline is an end where one can complain, about no agreement', async () => {
  const { panel, said } = open({ declines: true })
  await press(panel, 'plan', 'review', 'confirm')
  await find(panel, 'problem')
  await press(panel, 'complaint')
  await type(panel, 'text', 'Why?')
  await type(panel, 'contact', 'ling＠example.com')
  const send = await find(panel, 'send')
  send.click()
  send.click()
  await find(panel, 'complaint-number')
  const contact = { channel: 'email', value: 'ling@example.com' }
  expect(said).toEqual([{ key: null, body: { text: 'Why?', contact, locale: 'en' } }])
})

test('a refusal leads to the complaint that asks for a person', async () => {
  const { panel, said } = open({ declines: true })
  await press(panel, 'plan', 'review', 'confirm', 'review-decision')
  expect(await find(panel, 'category')).toHaveProperty('value', 'review')
  await type(panel, 'text', 'Please look again.')
  await press(panel, 'send')
  await find(panel, 'complaint-number')
  expect(said).toEqual([{ key: null, body: { category: 'review', text: 'Please look again.', locale: 'en' } }])
})

test('an end that is no refusal asks for no review', async () => {
  const { panel } = open()
  await press(panel, 'plan')
  bankWorker.use(http.post('*/v1/quotes', () => HttpResponse.error()))
  await press(panel, 'review')
  await find(panel, 'problem')
  expect(at(panel, 'review-decision')).toBe(null)
})

test('an application goes out under one key until something else is typed', async () => {
  const { panel } = open({ hasNoCard: true })
  const keys: (string | null)[] = []
  bankWorker.use(
    http.post('*/v1/applications', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return HttpResponse.error()
    }),
  )
  await apply(panel, '１３８ 0000 0000')
  await soon(() => expect(panel.root.textContent).toContain('could not be reached'))
  await press(panel, 'send')
  await soon(() => expect(keys).toHaveLength(2))
  await type(panel, 'contact', 'nova@example.com')
  await press(panel, 'send')
  await soon(() => expect(keys).toHaveLength(3))
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[0])
})

test('feedback is asked once: after it, the way there is gone, also after a reload', async () => {
  const { panel, said } = open()
  await press(panel, ...toDone, 'feedback')
  await soon(() => expect(at(panel, 'send')).toHaveProperty('disabled', true))
  panel.root.querySelectorAll<HTMLInputElement>('[name=score]')[9]?.click()
  await press(panel, 'send')
  await soon(() => expect(said).toEqual([{ key: null, body: { score: 9 } }]))
  await soon(() => expect(at(panel, 'send')).toBe(null))
  await press(panel, 'aside-back')
  expect(at(panel, 'feedback')).toBe(null)
  panel.unmount()
  const again = open().panel
  bankWorker.use(...panel.bank.handlers)
  await find(again, 'done')
  expect(at(again, 'feedback')).toBe(null)
})
