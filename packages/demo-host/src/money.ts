/** Minor units of a two-digit currency as a decimal string in major units: `499900` → `4999.00`. */
export function toMajor(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
}

/** As a price tag: `499900` → `¥4,999.00`. */
export function formatYuan(minor: number): string {
  return `¥${toMajor(minor).replace(/\B(?=(\d{3})+\.)/g, ',')}`
}
