import { findByText } from '@testing-library/preact'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { bankWorker } from './testing/mountPanel.ts'
import { sampleGates } from './testing/samples.ts'
import { at, confirmKey, find, press, typesOf, useCheckout } from './testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()

test('a step-up shows its link and digits; once done, the same conversion goes on by itself', async () => {
  const panel = mountSignedIn({ gate: sampleGates.stepUp })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect(await find(panel, 'step-up')).toMatchObject({ tagName: 'A', target: '_blank', href: sampleGates.stepUp.url })
  expect(at(panel, 'match-code')?.textContent).toBe('83')
  expect(typesOf(panel)).toEqual(['panel:selected', 'panel:quoted'])
  const kept = JSON.parse(sessionStorage.getItem(confirmKey()) ?? '')
  panel.bank.release('done')
  await find(panel, 'done')
  expect([...panel.bank.confirmations.keys()]).toEqual([kept.conversionId])
})

test('a step-up is there again after a reload, under the same conversion', async () => {
  const first = mountSignedIn({ gate: sampleGates.stepUp })
  await press(first, 'pay-in-full', 'review', 'confirm')
  await find(first, 'step-up')
  const kept = JSON.parse(sessionStorage.getItem(confirmKey()) ?? '')
  first.unmount()
  const second = mountSignedIn()
  const keys: (string | null)[] = []
  bankWorker.use(
    http.post('*/confirm', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return HttpResponse.json(sampleGates.stepUp)
    }),
  )
  await find(second, 'step-up')
  expect(keys).toEqual([kept.conversionId])
})

test.each(['stepUp', 'coolingOff'] as const)(
  'a %s that ended at the bank is said to have been called off, and the way on leads to the offers',
  async (kind) => {
    const panel = mountSignedIn({ gate: sampleGates[kind] })
    await press(panel, 'pay-in-full', 'review', 'confirm')
    await find(panel, 'gate')
    panel.bank.release('ended')
    expect((await find(panel, 'problem')).textContent).toContain('canceled at the bank. Nothing was agreed.')
    expect(confirmKey()).toBe('')
    ;(await findByText(panel.root, 'Choose again')).click()
    await find(panel, 'plan')
  },
)

test('the way back from a wait leads to the offers and forgets the confirm', async () => {
  const panel = mountSignedIn({ gate: sampleGates.coolingOff })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  await find(panel, 'gate')
  ;(await findByText(panel.root, 'Back')).click()
  await find(panel, 'plan')
  expect(confirmKey()).toBe('')
})

test('a link of the bank that is no page is never shown', async () => {
  const panel = mountSignedIn({ gate: { ...sampleGates.stepUp, url: 'javascript:alert(1)' } })
  await press(panel, 'pay-in-full', 'review', 'confirm')
  expect((await find(panel, 'problem')).dataset.code).toBe('bank-error')
})
