import fs from 'node:fs'
import { lint, loadConfig } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { callGroups, problemsOf } from '../../packages/sdk/src/contract/calls/index.ts'
import { problems, problemType } from '../../packages/sdk/src/contract/problem.ts'
import { inRoot } from '../prepare/paths.mjs'
import { makeContractFiles } from './contractFiles.ts'
import examples from './examples.json' with { type: 'json' }
import { explainBreaking, judgeContract } from './judgeContract.ts'

// To compile all schemas takes a busy machine its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let contract: Awaited<ReturnType<typeof makeContractFiles>>
beforeAll(async () => {
  contract = await makeContractFiles()
})

test('v1 is what it was when it was released, or more', () => {
  expect(explainBreaking(judgeContract(contract.shape))).toBe('')
})

test('the files that are written from the contract are what it says; "npm run contract" writes them anew', () => {
  const stale = Object.entries(contract.files).filter(([file, text]) => fs.readFileSync(inRoot(file), 'utf8') !== text)
  expect(stale.map(([file]) => file)).toEqual([])
})

test('openapi.json is linted clean', async () => {
  const config = await loadConfig({ configPath: inRoot('redocly.yaml') })
  const found = await lint({ ref: inRoot('packages/sdk/openapi.json'), config })
  expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
})

describe('the examples', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const judge = (schema: object, value: unknown) => (ajv.validate(schema, value) ? null : ajv.errorsText(ajv.errors))
  beforeAll(() => {
    ajv.addSchema(contract.openApi, 'bank')
  })

  test('are what their schemas say', () => {
    const wrong = Object.entries(examples).flatMap(
      ([name, value]) => judge({ $ref: `bank#/components/schemas/${name}` }, value) ?? [],
    )
    expect(wrong).toEqual([])
    expect(judge({ $ref: 'bank#/components/schemas/Quote' }, { ...examples.Quote, totalMinor: 1.5 })).toMatch(/integer/)
  })

  test('are there for every body that is asked or answered', () => {
    const bodies = JSON.stringify(contract.openApi.paths).matchAll(
      /"application\/[\w-]*\+?json":\{"schema":\{"\$ref":"#\/components\/schemas\/(\w+)"\}(,"examples")?/g,
    )
    expect(Array.from(bodies, ([, name, has]) => (has ? [] : [name])).flat()).toEqual([])
  })

  test('of problems are there for every code, and are problems', () => {
    const { examples: all, schemas } = contract.openApi.components
    const named: Record<string, { value: unknown }> = all
    const codes = Object.keys(problems).filter((code) => code !== 'method-not-allowed')
    for (const code of codes) {
      expect(named[`problem-${code}`]?.value).toMatchObject({ code, type: `/problems/${code}` })
      expect(judge({ $ref: 'bank#/components/schemas/Problem' }, named[`problem-${code}`]?.value)).toBe(null)
    }
    expect(schemas.Problem?.properties?.code?.enum).toEqual(Object.keys(problems))
  })
})

test('every problem is one of a call, but for the one of an address without a call', () => {
  const said = new Set(callGroups.flatMap(({ calls }) => calls.flatMap(problemsOf)))
  expect(Object.keys(problems).filter((code) => !said.has(code as keyof typeof problems))).toEqual([
    'method-not-allowed',
  ])
  expect(problemType('expired')).toBe('/problems/expired')
})

test('events.schema.json reads what a page gets, and refuses a reason about the viewer', () => {
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const isEvent = ajv.compile(contract.eventSchema)
  const id = '0198c0de-1a2b-7c3d-8e4f-5a6b7c8d9e0f'
  const detail = { id, dock: 'dock-1', type: 'empty', at: 1_796_000_000_000, context: { client: 'pk_test_demo' } }
  expect(isEvent({ ...detail, code: 'below-minimum', minimumMinor: 50_000 })).toBe(true)
  expect(isEvent({ ...detail, code: 'declined' })).toBe(false)
  expect(isEvent({ ...detail, code: 'no-offer', type: 'ready' })).toBe(false)
  expect(isEvent({ ...detail, type: 'ready' })).toBe(true)
  expect(isEvent(detail)).toBe(false)
})
