import { matchLocale } from '../matchLocale.ts'

/** What the host side says once a panel opens; apart from the badge's texts, which every page loads. */
export interface OpenTexts {
  panelTitle: string
  loading: string
  blocked: string
  /** A link to the bank's own page with the same panel. */
  fullPage: string
  sheetHeight: string
  close: string
}

const locales: Record<'zh-CN' | 'en' | 'ar', OpenTexts> = {
  'zh-CN': {
    panelTitle: '银行信用卡分期',
    loading: '正在打开银行页面…',
    blocked: '银行页面无法在此处打开。',
    fullPage: '在银行网站打开',
    sheetHeight: '面板高度',
    close: '关闭',
  },
  en: {
    panelTitle: 'Card installments by your bank',
    loading: 'Opening the bank’s page…',
    blocked: 'The bank’s page did not open here.',
    fullPage: 'Open it on the bank’s site',
    sheetHeight: 'Height of the panel',
    close: 'Close',
  },
  ar: {
    panelTitle: 'التقسيط ببطاقة الائتمان من البنك',
    loading: 'جارٍ فتح صفحة البنك…',
    blocked: 'تعذّر فتح صفحة البنك هنا.',
    fullPage: 'فتحها في موقع البنك',
    sheetHeight: 'ارتفاع اللوحة',
    close: 'إغلاق',
  },
}

export const openTexts = (locale: string): OpenTexts =>
  locales[matchLocale([locale], Object.keys(locales) as (keyof typeof locales)[]) ?? 'en'] // the keys are the type's
