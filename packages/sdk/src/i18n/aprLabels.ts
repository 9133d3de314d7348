import type { AprConvention } from '../contract/plans.ts'

type Labels = Record<AprConvention, string>

/**
 * The names of the annual rates, the same in badge and panel: a rate is never shown without its own. The Chinese ones
 * say 单利 or 复利 because PBoC Announcement 2021 No. 3 demands that a simple rate be called simple.
 */
export const aprLabelsZh: Labels = {
  CN_IRR_NOMINAL: '年化利率(单利)',
  CN_IRR_EFFECTIVE: '年化利率(复利,内部收益率法)',
  CN_SIMPLE_AVG: '年化利率(单利,平均本金法)',
}

export const aprLabelsEn: Labels = {
  CN_IRR_NOMINAL: 'APR (simple)',
  CN_IRR_EFFECTIVE: 'APR (compound, IRR)',
  CN_SIMPLE_AVG: 'APR (simple, average principal)',
}
