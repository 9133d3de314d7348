/** A product of the show. `category` is an ISO 18245 merchant category code; `tags` are what the bank's rules may ask for. */
export interface Product {
  id: string
  name: { 'zh-CN': string; en: string }
  detail: { 'zh-CN': string; en: string }
  priceMinor: number
  category: string
  tags: string
}

export const currency = 'CNY'

/** One price for each thing a badge can say: figures twice, too small, too large, another category, a blocked one. */
export const products: readonly [Product, ...Product[]] = [
  {
    id: 'phone',
    name: { 'zh-CN': '星屿 S5 手机', en: 'Isle S5 phone' },
    detail: { 'zh-CN': '256GB · 雾蓝', en: '256 GB · mist blue' },
    priceMinor: 499900,
    category: '5732',
    tags: 'phone',
  },
  {
    id: 'headphones',
    name: { 'zh-CN': '静谷降噪耳机', en: 'Still headphones' },
    detail: { 'zh-CN': '头戴式 · 米白', en: 'over-ear · ivory' },
    priceMinor: 123456,
    category: '5732',
    tags: 'audio',
  },
  {
    id: 'luggage',
    name: { 'zh-CN': '远山铝框登机箱', en: 'Farhill cabin case' },
    detail: { 'zh-CN': '20 英寸 · 松绿', en: '20 inch · pine green' },
    priceMinor: 260000,
    category: '5651',
    tags: 'travel',
  },
  {
    id: 'speaker',
    name: { 'zh-CN': '小石桌面音箱', en: 'Pebble desk speaker' },
    detail: { 'zh-CN': '蓝牙 · 陶土', en: 'Bluetooth · terracotta' },
    priceMinor: 39900,
    category: '5732',
    tags: 'audio',
  },
  {
    id: 'television',
    name: { 'zh-CN': '天幕 98 英寸电视', en: 'Skywall 98-inch TV' },
    detail: { 'zh-CN': '含壁挂与安装', en: 'installation included' },
    priceMinor: 6200000,
    category: '5732',
    tags: 'television',
  },
  {
    id: 'ring',
    name: { 'zh-CN': '素圈足金戒指', en: 'Plain gold ring' },
    detail: { 'zh-CN': '足金 999 · 4.2 克', en: '24 carat · 4.2 g' },
    priceMinor: 328000,
    category: '5944',
    tags: 'jewelry',
  },
]

export const findProduct = (id: string) => products.find((product) => product.id === id)
