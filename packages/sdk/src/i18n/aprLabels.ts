import type { AprConvention } from '../contract/plans.ts'

type Prc = Extract<AprConvention, `CN_${string}`>

/**
 * The names of the annual rates, the same in badge and panel: a rate is never shown without its own. The Chinese ones
 * say 单利 or 复利 because PBoC Announcement 2021 No. 3 demands that a simple rate be called simple. A badge shows no
 * other rates than these three, and carries no other names.
 */
export const prcLabelsZh: Record<Prc, string> = {
  CN_IRR_NOMINAL: '年化利率(单利)',
  CN_IRR_EFFECTIVE: '年化利率(复利,内部收益率法)',
  CN_SIMPLE_AVG: '年化利率(单利,平均本金法)',
}

export const prcLabelsEn: Record<Prc, string> = {
  CN_IRR_NOMINAL: 'APR (simple)',
  CN_IRR_EFFECTIVE: 'APR (compound, IRR)',
  CN_SIMPLE_AVG: 'APR (simple, average principal)',
}

export const aprLabelsZh: Record<AprConvention, string> = {
  ...prcLabelsZh,
  EU_ANNEX_I: '年百分率(APR,欧盟)',
  US_APP_J: '年百分率(APR,美国)',
  HK_NPV: '实际年利率(净现值法)',
}

export const aprLabelsEn: Record<AprConvention, string> = {
  ...prcLabelsEn,
  EU_ANNEX_I: 'APR',
  US_APP_J: 'Annual percentage rate',
  HK_NPV: 'APR (net present value)',
}
