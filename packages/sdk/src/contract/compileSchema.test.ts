import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  sampleAgreement,
  sampleGates,
  sampleLink,
  sampleOffers,
  sampleQuote,
  sampleViewer,
} from '../panel/testing/samples.ts'
import { compileSchema } from './compileSchema.ts'
import * as contract from './index.ts'
import { parseCompiled } from './parseCompiled.ts'

const order = { orderRef: 'ord-1', orderMinor: 499_900, currency: 'CNY', category: '5732', tags: [], locale: 'zh-CN' }
const quote = await sampleQuote('p12')
const { refundedMinor, ...earlierAgreement } = sampleAgreement(quote, '019a0000-0000-7000-8000-000000000000')
const expiresAt = '2026-11-22T08:02:00.000Z'

/** One plan, of which the rule is of any kind: more of the same would be slow and say no more. */
const offersBy = (rule: object) => {
  const { plans, ...offers } = sampleOffers()
  return { ...offers, plans: plans.slice(0, 1).map((plan) => ({ ...plan, schedule: plan.schedule.slice(0, 1), rule })) }
}
const equal = { planId: 'p', method: 'EP_FEE', periods: 12, remainder: 'LAST', feeRate: '0.006' }

/** Every schema of the panel with values that it takes. */
const samples: [string, z.ZodMiniType, unknown[]][] = [
  ['session', contract.session, [{ token: 't'.repeat(32), expiresAt }]],
  [
    'sessionState',
    contract.sessionState,
    [
      { expiresAt, viewer: null, signIn: null },
      { expiresAt, viewer: sampleViewer, signIn: 'done', gate: { quoteId: 'q_1', status: 'pending' } },
    ],
  ],
  ['signIn', contract.signIn, [sampleLink]],
  ['orderRequest', contract.orderRequest, [order]],
  [
    'offers',
    contract.offers,
    [
      offersBy({ planId: 'p', method: 'ANNUITY', periods: 12, annualRate: '0.13', closesAt: null }),
      offersBy({ ...equal, feeMode: 'UPFRONT', deferral: { months: 2, feeDuring: true } }),
      offersBy({ ...equal, feeMode: 'PER_PERIOD', waiver: { type: 'FIRST_N', n: 3, thresholdMinor: 1, opensAt: 1 } }),
    ],
  ],
  ['quote', contract.quote, [quote, await sampleQuote(null)]],
  [
    'confirmation',
    contract.confirmation,
    [
      { status: 'confirmed', agreement: earlierAgreement, receipt: 'a.b.c' },
      { status: 'declined' },
      sampleGates.stepUp,
      sampleGates.coolingOff,
    ],
  ],
  [
    'consents',
    contract.consents,
    [
      {
        notices: [
          {
            ...{ purpose: 'sharing', version: 1, locale: 'en', title: 'One pseudonym', text: 'Who: a bank.' },
            ...{ textHash: 'a'.repeat(64), state: 'none', consentId: null },
          },
        ],
        records: [],
      },
    ],
  ],
  ['accountDeletion', contract.accountDeletion, [{ deletedAt: expiresAt, keptAgreements: 2, retentionDays: 1095 }]],
  [
    'complaint',
    contract.complaint,
    [
      {
        ...{ complaintId: 'c_1', number: 'C-7Q2M-0001', status: 'received', category: 'review' },
        ...{ agreementId: null, createdAt: expiresAt, answerBy: '2026-12-07', answer: null, closedAt: null },
      },
    ],
  ],
  ['application', contract.application, [{ applicationId: 'a_1', status: 'received', createdAt: expiresAt }]],
  ['feedback', contract.feedback, [{ feedbackId: 'f_1', createdAt: expiresAt }]],
  [
    'contact',
    contract.applicationRequest.shape.contact,
    [
      { channel: 'phone', value: '+86 138 0000 0000' },
      { channel: 'email', value: 'ling@example.com' },
    ],
  ],
  [
    'problem',
    contract.problem,
    [{ type: '/problems/expired', title: 'gone', status: 410, code: 'expired', minimumMinor: 1 }],
  ],
]

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, 1.5, 1e13, 2 ** 53, true, [], {}, 'CN', 'CNY', '2026-02-30', 'http://'),
  fc.string({ unit: 'binary', maxLength: 140 }),
  fc.double(),
  fc.integer(),
)

describe.each(samples)('%s', (_name, schema, values) => {
  const compiled = compileSchema(schema)

  test('takes what the schema takes, with its defaults', () => {
    for (const value of values) {
      const said = z.safeParse(schema, structuredClone(value))
      expect(said.success).toBe(true)
      expect(parseCompiled(compiled, structuredClone(value))).toEqual(said.data)
    }
  })

  test('refuses what the schema refuses, wherever a value is wrong', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...values), fc.nat(), fc.nat({ max: 4 }), junk, (value, place, how, other) => {
        const changed = changeAt(value, place, how, other)
        const said = z.safeParse(schema, structuredClone(changed))
        if (!said.success) refused++
        return said.success === (parseCompiled(compiled, structuredClone(changed)) !== null)
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })
})

/** A copy with one place of it removed, joined by an unknown key, or replaced. */
function changeAt(value: unknown, place: number, how: number, other: unknown): unknown {
  const copy: Record<string, unknown> = { top: structuredClone(value) }
  const places: [Record<string, unknown>, string][] = []
  const visit = (holder: object) => {
    for (const [key, inner] of Object.entries(holder)) {
      places.push([holder as Record<string, unknown>, key])
      if (typeof inner === 'object' && inner !== null) visit(inner)
    }
  }
  visit(copy)
  const [holder, key] = places[place % places.length] ?? [copy, 'top']
  if (how === 0 && !Array.isArray(holder)) delete holder[key]
  else if (how === 1 && !Array.isArray(holder) && holder !== copy) holder[`${key}2`] = other
  else holder[key] = other
  return copy.top
}

test('a key named __proto__ is a key like any other', () => {
  const compiled = compileSchema(contract.session)
  expect(
    parseCompiled(compiled, JSON.parse(`{"token":"${'t'.repeat(32)}","expiresAt":"${expiresAt}","__proto__":{}}`)),
  ).toBe(null)
})

test('what a compiled schema would check less strictly is no compiled schema', () => {
  expect(() => compileSchema(z.strictObject({ a: z.string().check(z.refine((text) => text !== 'b')) }))).toThrow(
    /a rule of code at .*a/,
  )
  expect(() => compileSchema(z.number().check(z.multipleOf(5)))).toThrow(/multipleOf/)
  expect(() => compileSchema(z.tuple([z.string()]))).toThrow(/prefixItems/)
})
