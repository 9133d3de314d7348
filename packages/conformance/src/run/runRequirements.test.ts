import { expect, test } from 'vitest'
import { Failure, Lacking } from '../http/failure.ts'
import type { Group } from '../requirement.ts'
import { readOptions } from './readOptions.ts'
import { isAsked, type Result, runRequirements } from './runRequirements.ts'

function optionsOf(...args: string[]) {
  const asked = readOptions(['http://127.0.0.1:1', ...args], {})
  if (!('options' in asked)) throw new Error('the options are wrong')
  return asked.options
}

async function run(requirements: Group['requirements'], ...args: string[]) {
  const told: string[] = []
  const groups = [{ name: 'Group', requirements }]
  const results = await runRequirements(groups, optionsOf(...args), { onResult: ({ id }) => told.push(id) })
  return { told, results }
}

const outcomes = (results: readonly Result[]) => results.map(({ id, outcome, note }) => [id, outcome, note])
const exchange = { line: 'GET /x', headers: {}, body: null, answer: null }

test('what a check returns is its note, and what it throws its failure', async () => {
  const { results } = await run([
    { id: 'A-01', title: '', check: async () => 'five' },
    { id: 'A-02', title: '', check: async () => {} },
    {
      ...{ id: 'A-03', title: '' },
      check: async () => {
        throw new Failure('no such thing', exchange)
      },
    },
    {
      ...{ id: 'A-04', title: '' },
      check: async () => {
        throw new TypeError('x is undefined')
      },
    },
  ])
  expect(outcomes(results)).toEqual([
    ['A-01', 'passed', 'five'],
    ['A-02', 'passed', ''],
    ['A-03', 'failed', 'no such thing'],
    ['A-04', 'failed', 'the check broke off: x is undefined'],
  ])
  expect(results[2]?.exchange).toBe(exchange)
})

test('a failure without an exchange is told with the latest of its requirement', async () => {
  const { results } = await run([
    { id: 'A-01', title: '', check: async ({ send }) => void (await send('GET /nobody')) },
  ])
  expect(results[0]).toMatchObject({ outcome: 'failed', exchange: { line: 'GET /nobody', answer: null } })
})

test('what the bank says that it lacks is skipped, with the words for it, and is not begun', async () => {
  let begun = 0
  const check = async () => void begun++
  const { results } = await run(
    [
      { id: 'A-01', title: '', needs: ['second-client', 'points'], check },
      { id: 'A-02', title: '', needs: 'panel', check },
      {
        ...{ id: 'A-03', title: '' },
        check: async () => {
          throw new Lacking('the catalog has no points')
        },
      },
    ],
    ...['--lacks', 'points'],
  )
  expect(outcomes(results)).toEqual([
    ['A-01', 'skipped', 'the bank says: no reward points'],
    ['A-02', 'passed', ''],
    ['A-03', 'skipped', 'the catalog has no points'],
  ])
  expect(begun).toBe(1)
})

test('results are told in the order of the requirements, whichever ends first', async () => {
  const { promise, finish } = pending()
  const { told } = await run([
    { id: 'A-01', title: '', waits: true, check: () => promise },
    { id: 'A-02', title: '', check: async () => finish() },
  ])
  expect(told).toEqual(['A-01', 'A-02'])
})

function pending() {
  let finish = () => {}
  const promise = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { promise, finish }
}

test('a thing is made once for all, and one that is used alone is so', async () => {
  let made = 0
  let users = 0
  const check: Group['requirements'][number]['check'] = async ({ once, alone }) => {
    await once('thing', async () => ++made)
    await alone('thing', async () => {
      expect(++users).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      users--
    })
  }
  const { results } = await run(['A-01', 'A-02', 'A-03'].map((id) => ({ id, title: '', check })))
  expect(outcomes(results).map(([, outcome]) => outcome)).toEqual(['passed', 'passed', 'passed'])
  expect(made).toBe(1)
})

test('only what is asked for is run: an id, or all of a group', () => {
  expect(['CAT-01', 'CAT-02', 'FUZ-01'].filter((id) => isAsked({ only: ['CAT-02', 'FUZ'] }, id))).toEqual([
    'CAT-02',
    'FUZ-01',
  ])
  expect(isAsked({ only: ['CA'] }, 'CAT-01')).toBe(false)
})
