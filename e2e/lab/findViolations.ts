/**
 * What browsers reported to a bank that broke the policy of its panel, by directive. A page that may not embed the panel
 * is no breach: the policy did its work.
 */
export async function findViolations(bankOrigin: string): Promise<string[]> {
  const metrics = await fetch(`${bankOrigin}/metrics`).then(
    (answer) => answer.text(),
    () => '', // a bank that a test has killed tells nothing any more
  )
  const lines = metrics.matchAll(/^offerdock_panel_violations_total\{directive="([a-z-]+)"\} (\d+)$/gm)
  return Array.from(lines, ([, directive, count]) => `${directive}: ${count}`).filter(
    (line) => !line.startsWith('frame-ancestors:'),
  )
}
