/** When terms are in force, in epoch milliseconds: from `opensAt` on, until just before `closesAt`; null is no end. */
export interface TimeWindow {
  opensAt?: number | null
  closesAt?: number | null
}

export const isOpen = ({ opensAt, closesAt }: TimeWindow, at: number) =>
  (opensAt == null || at >= opensAt) && (closesAt == null || at < closesAt)
