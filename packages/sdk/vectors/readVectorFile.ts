import fs from 'node:fs'
import * as z from 'zod'

const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal number as text, as "0.006"')

const vector = z.looseObject({
  id: z.string().min(1),
  kind: z.string(),
  title: z.string().default(''),
  input: z.looseObject({}),
  expected: z.looseObject({}),
})

const installmentVector = vector.extend({
  kind: z.literal('instalment'),
  input: z.looseObject({
    principal: z.int().min(1).max(1_000_000_000_000),
    periods: z.int().min(1).max(600),
    method: z.string(),
    feeMode: z.string().nullish(),
    feeRate: decimal.nullish(),
    remainder: z.enum(['LAST', 'FIRST']).nullish(),
  }),
})

const vectorFile = z.looseObject({ vectors: z.array(vector), pointsVectors: z.array(vector).default([]) })

export type InstallmentVector = z.infer<typeof installmentVector>
export type Vector = InstallmentVector | z.infer<typeof vector>

/** The vectors of a file; throws one line that names the file, and the place in it where it is not of the format. */
export function readVectorFile(file: string): Vector[] {
  let json: unknown
  try {
    json = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(`${file}: ${code === 'ENOENT' ? 'there is no such file' : message.replaceAll('\n', ' ')}`)
  }
  const parse = <T extends z.ZodType>(schema: T, value: unknown, place: (string | number)[]): z.infer<T> => {
    const result = schema.safeParse(value)
    if (result.success) return result.data
    throw new Error(`${file}: ${describeIssue(result.error.issues[0], place)}`)
  }
  const { vectors, pointsVectors } = parse(vectorFile, json, [])
  const read = vectors.map((candidate, i) =>
    candidate.kind === 'instalment' ? parse(installmentVector, candidate, ['vectors', i]) : candidate,
  )
  return [...read, ...pointsVectors]
}

function describeIssue(issue: z.core.$ZodIssue | undefined, place: (string | number)[]): string {
  const keys = [...place, ...(issue?.path ?? [])]
  return `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}: ${issue?.message}`
}
