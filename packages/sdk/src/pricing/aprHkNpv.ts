import { effectiveRate } from './effectiveRate.ts'
import type { Schedule } from './schedule.ts'
import { toCashFlows } from './toCashFlows.ts'

/**
 * The annualized percentage rate of Hong Kong's Code of Banking Practice (COMPLIANCE §1.2): net present value with
 * equal months, effective, in hundredths of a percent.
 */
export const aprHkNpv = (schedule: Schedule): number | null => effectiveRate(toCashFlows(schedule), 2)
