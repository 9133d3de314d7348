import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeFolder } from './makeFolder.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/integrate.md'), 'utf8')
const blocks = (language: string) =>
  Array.from(page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')), ([, block]) => block)

/** What the recipe exports. */
export interface Recipe {
  orders: Map<string, Record<string, unknown>>
  onConversion(request: Request): Promise<Response>
  onWebhook(request: Request): Promise<Response>
  askBank(agreementId: string, act: string, more?: { key: string; refundMinor: number }): Promise<unknown>
}

/** The platform's server as docs/integrate.md prints it, for one bank; it reads its secrets from the environment. */
export async function loadRecipe(origin: string): Promise<Recipe> {
  const start = page.indexOf('## On your server')
  const code = blocks('js')
    .filter((block = '') => page.indexOf(block) > start)
    .join('\n')
  const file = path.join(makeFolder(), 'recipe.mjs')
  const server = import.meta.resolve('@offerdock/sdk/server')
  writeFileSync(file, code.replace('https://BANK', origin).replace('@offerdock/sdk/server', server))
  return import(pathToFileURL(file).href)
}

/** The shell lines of that page which call the bank. */
export const readCurls = (): string => blocks('sh').join('\n')
