import { readFile } from 'node:fs/promises'
import { products } from '../products.ts'
import { fillTemplate } from './fillTemplate.ts'

export interface PageFiles {
  /** The document in the language and theme of the link; unknown ones fall back to zh-CN and the viewer's setting. */
  page(lang: string | undefined, theme: string | undefined): string
  assets: Map<string, { type: string; body: string }>
}

/** In the order of the cascade. */
const sheets = ['tokens', 'layout', 'header', 'stage', 'chat', 'shelf', 'checkout', 'eventLog']

const titles = { 'zh-CN': '橙屿直播间 · 数码好物', en: 'Orangeisle Live · electronics' }
type Language = keyof typeof titles

const isLanguage = (lang: string | undefined): lang is Language => lang !== undefined && Object.hasOwn(titles, lang)

/** Reads everything the page consists of. Rejects with `ENOENT` when the bundle has not been built. */
export async function loadPageFiles(client: { bankOrigin: string; clientId: string }): Promise<PageFiles> {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')
  const template = await read('../page/page.html.template')
  const styles = await Promise.all(sheets.map((name) => read(`../page/styles/${name}.css`)))
  const art = products.map(async ({ id }) => ({ id, body: await read(`../page/art/${id}.svg`) }))

  const assets: PageFiles['assets'] = new Map([
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: await read('../../dist/page.js') }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: styles.join('\n') }],
  ])
  for (const { id, body } of await Promise.all(art)) assets.set(`/art/${id}.svg`, { type: 'image/svg+xml', body })

  return {
    assets,
    page(lang, theme) {
      const language = isLanguage(lang) ? lang : 'zh-CN'
      const isChosen = theme === 'light' || theme === 'dark'
      return fillTemplate(template, { ...client, language, title: titles[language], theme: isChosen ? theme : 'auto' })
    },
  }
}
