import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { OrderRequest } from '../contract/index.ts'
import { bankWorker } from './testing/mountPanel.ts'
import { sampleAdvertised } from './testing/sampleMarkets.ts'
import { sampleOffers } from './testing/samples.ts'
import { at, find, type Mounted, press, useCheckout } from './testing/useCheckout.ts'

const { mountSignedIn } = useCheckout()

/** A bank that has a plan of the campaign for who names it. */
function advertise() {
  const asked: (string | undefined)[] = []
  bankWorker.use(
    http.post('*/v1/offers', async ({ request }) => {
      const { campaign } = (await request.json()) as OrderRequest // the panel's own request
      asked.push(campaign)
      const plain = sampleOffers()
      const without = { ...plain, plans: plain.plans.filter(({ planId }) => planId !== 'p12') }
      return HttpResponse.json(campaign ? sampleAdvertised() : without)
    }),
  )
  return asked
}

const plansOf = ({ root }: Mounted) =>
  [...root.querySelectorAll<HTMLElement>('[data-od=plan]')].map(({ dataset }) => dataset.planId)

test('one act closes an advertisement, and it is not shown again in the tab', async () => {
  const panel = mountSignedIn({ order: { campaign: '1111' } })
  const asked = advertise()
  const close = await find(panel, 'close-ad')
  expect(close.textContent).toBe('Close: Ad')
  expect(plansOf(panel)).toContain('p12')
  close.click()
  await expect.poll(() => plansOf(panel)).not.toContain('p12')
  expect(at(panel, 'ad-label')).toBe(null)
  expect(at(panel, 'close-ad')).toBe(null)
  expect(plansOf(panel).length).toBeGreaterThan(0)
  await press(panel, 'close')
  panel.reopen()
  await find(panel, 'plan')
  expect(asked).toEqual(['1111', undefined, undefined])
  expect(at(panel, 'ad-label')).toBe(null)
})
