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

const locales = {
  'zh-CN': {
    panelTitle: '银行信用卡分期',
    loading: '正在打开银行页面…',
    blocked: '银行页面无法在此处打开。',
    fullPage: '在银行网站打开',
    sheetHeight: '面板高度',
    close: '关闭',
  },
  'zh-HK': {
    panelTitle: '銀行信用卡分期',
    loading: '正在開啟銀行網頁…',
    blocked: '未能在此開啟銀行網頁。',
    fullPage: '在銀行網站開啟',
    sheetHeight: '面板高度',
    close: '關閉',
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
  ja: {
    panelTitle: '銀行カードの分割払い',
    loading: '銀行のページを開いています…',
    blocked: '銀行のページをここに表示できませんでした。',
    fullPage: '銀行のサイトで開く',
    sheetHeight: 'パネルの高さ',
    close: '閉じる',
  },
  ko: {
    panelTitle: '은행 카드 할부',
    loading: '은행 페이지를 열고 있습니다…',
    blocked: '은행 페이지를 여기에 열지 못했습니다.',
    fullPage: '은행 사이트에서 열기',
    sheetHeight: '패널 높이',
    close: '닫기',
  },
  fr: {
    panelTitle: 'Paiement en plusieurs fois de votre banque',
    loading: 'Ouverture de la page de la banque…',
    blocked: 'La page de la banque n’a pas pu s’ouvrir ici.',
    fullPage: 'L’ouvrir sur le site de la banque',
    sheetHeight: 'Hauteur du panneau',
    close: 'Fermer',
  },
  de: {
    panelTitle: 'Ratenzahlung Ihrer Bank',
    loading: 'Die Seite der Bank wird geöffnet …',
    blocked: 'Die Seite der Bank ließ sich hier nicht öffnen.',
    fullPage: 'Auf der Website der Bank öffnen',
    sheetHeight: 'Höhe des Fensters',
    close: 'Schließen',
  },
} satisfies Record<string, OpenTexts>

export const openTexts = (locale: string): OpenTexts =>
  locales[matchLocale([locale], Object.keys(locales) as (keyof typeof locales)[]) ?? 'en'] // the keys are the type's
