import { type ProblemCode, problems } from '../../packages/sdk/src/contract/problem.ts'
import { problemTexts } from '../../packages/sdk/src/contract/problemTexts.ts'
import { replaceTable } from './replaceTable.ts'

/** The page with the table of every problem: its code, its status, when it comes and what to do. */
export function withProblemTable(page: string): string {
  const rows = (Object.keys(problems) as ProblemCode[]).map((code) => {
    const { when, act } = problemTexts[code]
    return `| \`${code}\` | ${problems[code].status} | ${when} | ${act} |`
  })
  return replaceTable(page, 'problems', ['| code | status | when | what to do |', '| --- | --- | --- | --- |', ...rows])
}
