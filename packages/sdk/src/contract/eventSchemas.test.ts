import { expect, expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import { type Code, codes } from './codes.ts'
import { type conversionMessage, type eventDetails, type hostAnswer, hostCode } from './eventSchemas.ts'
import type { ConversionMessage, EventDetail, HostAnswer } from './events.ts'

type Schemas = typeof eventDetails
/** One object type in place of an intersection of several. */
type Flat<T> = { [K in keyof T]: T[K] }

test('the schemas and the types of the events are the same, which the compiler checks', () => {
  expectTypeOf<{ [T in keyof Schemas]: z.infer<Schemas[T]> }>().toEqualTypeOf<{
    [T in keyof Schemas]: Flat<EventDetail<T>>
  }>()
  expectTypeOf<keyof Schemas>().toEqualTypeOf<EventDetail['type']>()
  expectTypeOf<z.infer<typeof conversionMessage>>().toEqualTypeOf<ConversionMessage>()
  expectTypeOf<z.infer<typeof hostAnswer>>().toEqualTypeOf<HostAnswer>()
})

test('no code about the viewer is one that an event may carry', () => {
  const isAllowed = (code: Code) => hostCode.safeParse(code).success
  expect(isAllowed('no-offer')).toBe(true)
  expect((Object.keys(codes) as Code[]).filter((code) => codes[code].scope === 'panel' && isAllowed(code))).toEqual([])
})
