/** One line of a benchmark's table. */
export interface Row {
  what: string
  value: number
  unit: string
  /** `least` for what should be high, `most` for what should be low. */
  goal?: { least: number } | { most: number }
  note?: string
}

export function isWithin({ value, goal }: Row): boolean {
  if (!goal) return true
  return 'least' in goal ? value >= goal.least : value <= goal.most
}

export function formatRow(row: Row): string {
  const { what, value, unit, goal, note } = row
  const mark = goal ? (isWithin(row) ? '✓' : '✗') : ' '
  const aim = goal ? ('least' in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`) : ''
  return `${mark} ${what.padEnd(66)} ${String(value).padStart(8)} ${unit.padEnd(3)} ${aim.padEnd(8)} ${note ?? ''}`.trimEnd()
}
