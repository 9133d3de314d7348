/** `page` with what stands between the two marks of this name replaced. */
export function replaceTable(page: string, name: string, lines: string[]): string {
  const [begin, end] = [`<!-- ${name}: written by "npm run contract" -->`, `<!-- /${name} -->`]
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`a page has no marks for the table ${name}`)
  return `${before}${begin}\n\n${lines.join('\n')}\n\n${end}${after}`
}
