import { prcLabelsZh } from '../aprLabels.ts'
import type { BadgeTexts } from './texts.ts'

export const zhCN: BadgeTexts = {
  lang: 'zh-CN',
  apr: prcLabelsZh,
  total: (amount) => `总额 ${amount}`,
  installments: (count, amount) => `${count} 期 · 每期 ${amount}`,
  oddPayment: (which, amount) => `(${which === 'first' ? '首期' : '末期'} ${amount})`,
  indicative: '仅供参考',
  neutral: '可用信用卡分期，查看总额与年化利率',
  belowMinimum: (minimum) => `订单满 ${minimum} 可用信用卡分期`,
  retry: '银行页面没有打开，点此重试',
}
