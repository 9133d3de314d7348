import type { Result } from '../run/runRequirements.ts'
import { describeFailure } from './formatResult.ts'

/** The results as JUnit XML: a suite for each group, a case for each requirement. */
export function toJunit(results: readonly Result[]): string {
  const groups = [...new Set(results.map(({ group }) => group))]
  const suites = groups.map((name) => {
    const own = results.filter(({ group }) => group === name)
    const cases = own.map(toCase).join('\n')
    return `<testsuite name="${escapeXml(name)}" ${counts(own)}>\n${cases}\n</testsuite>`
  })
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  return `${head}\n<testsuites name="offerdock-conformance" ${counts(results)}>\n${suites.join('\n')}\n</testsuites>\n`
}

function counts(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length
  return `tests="${results.length}" failures="${count('failed')}" skipped="${count('skipped')}"`
}

function toCase({ id, group, title, outcome, note, exchange, durationMs }: Result): string {
  const head = `<testcase name="${escapeXml(`${id} ${title}`)}" classname="${escapeXml(group)}" time="${durationMs / 1000}"`
  if (outcome === 'passed') return `${head}/>`
  if (outcome === 'skipped') return `${head}><skipped message="${escapeXml(note)}"/></testcase>`
  const [message = '', ...more] = describeFailure(note, exchange)
  return `${head}><failure message="${escapeXml(message)}">${escapeXml(more.join('\n'))}</failure></testcase>`
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no sign for most control characters, nor for half of a surrogate pair. */
const escapeXml = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (sign) => names[sign] ?? sign)
