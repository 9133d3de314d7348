import { expect, test } from 'vitest'
import { builtInSeed } from '../../testing/makeSeed.ts'
import type { OwnAgreement } from '../viewerAgreements.ts'
import { agreementTerms } from './agreementTerms.ts'

const rules = builtInSeed().offers['cn-standard']
const show = async (own: object) =>
  // Only what the terms read.
  String(await agreementTerms('en', { orderMinor: 10_000, ...own } as OwnAgreement, { rules } as never))

const dates = { confirmedAt: '2026-11-22T08:00:00.000Z', captureBefore: '2026-11-26T08:00:00.000Z' }
const apr = { convention: 'CN_IRR_NOMINAL', bps: 500 }
const plan = { periods: 3, schedule: [], interestMinor: 280, chargeAtDrawdownMinor: 280, totalMinor: 10_280, apr }

test('a charge at the start is named, because no payment holds it', async () => {
  const figures = { plan, refunded: null, restMinor: 10_280 }
  const page = await show({ ...dates, status: 'captured', financedMinor: 10_000, totalMinor: 10_280, figures })
  expect(page).toContain('<div class="part"><dt>of which at the start</dt><dd>¥2.80</dd></div>')
  expect(page).toContain('<div class="sum"><dt>Total to pay</dt><dd>¥102.80</dd></div>')
})

test.each(['released', 'expired'])('of one that is %s, nothing is to be paid', async (status) => {
  const figures = { plan: null, refunded: null, restMinor: 0 }
  const page = await show({ ...dates, status, totalMinor: 10_000, figures })
  expect(page).toContain('<dt>Agreed total</dt>')
  expect(page).not.toContain('to pay<')
})

test('points that are lost with a refund are called lost', async () => {
  const refunded = { couponMinor: 0, pointsMinor: 100, arePointsBack: false, principalMinor: 900 }
  const figures = { plan: null, refunded, restMinor: 8600 }
  const page = await show({ ...dates, status: 'refunded', refundedMinor: 1000, totalMinor: 9500, figures })
  expect(page).toContain('<dt>of which points (lost)</dt><dd>¥1.00</dd>')
  expect(page).toContain('<dt>Remains paid</dt><dd>¥86.00</dd>')
})
