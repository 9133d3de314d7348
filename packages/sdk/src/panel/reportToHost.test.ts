import { expect, test } from 'vitest'
import { type Code, codes } from '../contract/index.ts'
import { panelMessages } from '../protocol/messages.ts'
import { readShape } from '../protocol/shapes.ts'
import { reportProblem } from './reportToHost.ts'

const ofHostAlone = ['blocked-script', 'blocked-frame', 'no-gesture']
const all = (Object.keys(codes) as Code[]).filter((code) => !ofHostAlone.includes(code))

test.each(all)('what the host hears of %s has the scope of the table of codes', (code) => {
  const [report] = reportProblem({ code })
  const said = report && 'code' in report.body ? report.body.code : null
  if (code === 'reading-time') expect(said).toBe(null)
  else expect(said).toBe(codes[code].scope === 'host' ? code : 'no-offer')
})

test.each(all)('the report of %s is a message of the protocol', (code) => {
  for (const { type, body } of reportProblem({ code, minimumMinor: 5 })) {
    expect(readShape(panelMessages[type], body)).not.toBe(null)
  }
})

test('no offer and broken never look alike', () => {
  expect(reportProblem({ code: 'below-minimum', minimumMinor: 50_000 })).toEqual([
    { type: 'panel:empty', body: { code: 'below-minimum', minimumMinor: 50_000 } },
  ])
  expect(reportProblem({ code: 'offline' })).toEqual([{ type: 'panel:failed', body: { code: 'offline' } }])
})
