/** Minor units of a two-digit currency as a decimal string in major units: `499900` → `4999.00`. */
export function toMajor(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
}

/** A decimal string in major units, of at most the two digits that the currency has, in minor units: `12.3` → `1230`; else null. */
export function readMajor(text: string): number | null {
  const [, whole, fraction = ''] = text.trim().match(/^(\d{1,12})(?:\.(\d{1,2}))?$/) ?? []
  return whole === undefined ? null : Number(whole + fraction.padEnd(2, '0'))
}

/** As a price tag: `499900` → `¥4,999.00`. */
export function formatYuan(minor: number): string {
  return `¥${toMajor(minor).replace(/\B(?=(\d{3})+\.)/g, ',')}`
}
