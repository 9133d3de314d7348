/** Hundredths of a percent: 1303 is `13.03%`. */
export function formatBps(bps: number): string {
  return `${Math.floor(bps / 100)}.${String(bps % 100).padStart(2, '0')}%`
}

/** An exact decimal as percent, with no digit lost and at least two after the point: `0.006` is `0.60%`. */
export function formatRate(rate: string): string {
  const [whole = '', fraction = ''] = rate.split('.')
  const digits = whole + fraction.padEnd(4, '0')
  const point = whole.length + 2
  const rest = digits.slice(point).replace(/0+$/, '').padEnd(2, '0')
  return `${Number(digits.slice(0, point))}.${rest}%`
}
