import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { buildCatalog } from '../packages/bank-sandbox/src/decide/buildCatalog.ts'
import builtInSeed from '../packages/bank-sandbox/src/seed.json' with { type: 'json' }
import { seed } from '../packages/sdk/src/contract/index.ts'
import budgets from './budgets.json' with { type: 'json' }
import { bundleBadgePricing } from './bundleBadgePricing.ts'
import { inRoot } from './prepare/paths.mjs'

/** What one budget measured, in bytes after brotli at quality 11, each file for itself as it is sent. */
export interface Size {
  name: string
  bytes: number
  maxBytes: number
  isWithin: boolean
  files: Record<string, number>
  /** Why there is no figure: a file is not there, or not the only one of its kind. */
  problem?: string
}

/** Weighs the built files against `budgets.json`; 1 kB is 1,000 bytes. */
export function measureSizes(dir = inRoot('packages/sdk/dist/cdn')): Size[] {
  return budgets.map(({ name, files, maxBytes }) => {
    try {
      const weighed = Object.fromEntries(files.flatMap((pattern) => weigh(dir, pattern)))
      const bytes = Object.values(weighed).reduce((sum, part) => sum + part, 0)
      return { name, bytes, maxBytes, isWithin: bytes <= maxBytes, files: weighed }
    } catch (error) {
      return { name, bytes: 0, maxBytes, isWithin: false, files: {}, problem: (error as Error).message }
    }
  })
}

export function formatSizes(sizes: Size[]): string {
  const rows = sizes.map(({ name, bytes, maxBytes, isWithin, files, problem }) => {
    const names = Object.entries(files).map(([file, part]) => `${file} ${part}`)
    const figures = `${String(bytes).padStart(7)} of ${String(maxBytes).padStart(6)} B`
    return `${isWithin ? '✓' : '✗'} ${name.padEnd(32)} ${figures}   ${problem ?? names.join(' + ')}`
  })
  return ['brotli 11', ...rows].join('\n')
}

function weigh(dir: string, pattern: string): [string, number][] {
  if (pattern === 'catalog.json') return [['catalog.json', brotliBytes(servedCatalog())]]
  if (pattern === 'badgePricing.js') return [['badgePricing.js', brotliBytes(bundleBadgePricing())]]
  const name = onlyFile(dir, pattern)
  const code = fs.readFileSync(path.join(dir, name))
  const own: [string, number] = [name, brotliBytes(code)]
  return name.startsWith('panel.') && name.endsWith('.js') ? [own, ...weighImports(dir, code.toString())] : [own]
}

const isLocale = (file: string) => /^panel-[a-z]{2}(-[A-Z]{2})?\./.test(file)

/** What the panel's entry imports at once, and the heaviest of the locales it loads one of; other parts come later. */
function weighImports(dir: string, code: string): [string, number][] {
  const names = (pattern: RegExp) => Array.from(code.matchAll(pattern), ([, name = '']) => name)
  const weighAll = (files: string[]) =>
    files.map((file): [string, number] => [file, brotliBytes(fs.readFileSync(path.join(dir, file)))])
  const atOnce = weighAll(names(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
  const lazy = weighAll(names(/import\(\s*["'`]\.\/([^"'`]+)["'`]\s*\)/g).filter(isLocale)).sort(
    ([, a], [, b]) => b - a,
  )
  if (lazy.length === 0) throw new Error('the panel loads no locale')
  return [...atOnce, ...lazy.slice(0, 1)]
}

function onlyFile(dir: string, pattern: string): string {
  const [start = '', end] = pattern.split('*')
  const isMatch = (file: string) => (end === undefined ? file === start : file.startsWith(start) && file.endsWith(end))
  const found = (fs.existsSync(dir) ? fs.readdirSync(dir) : []).filter(isMatch)
  if (found.length === 1 && found[0]) return found[0]
  throw new Error(`${found.length} files are called ${pattern}`)
}

/** The windows of a day stand in the catalog with their dates, which weigh a byte more or less: one day for all measurements. */
const measuredDay = new Date('2026-11-11T12:00:00Z')

function servedCatalog(): string {
  const { clients, offers } = seed.parse(builtInSeed)
  const [client] = clients
  const rules = client && offers[client.offer]
  if (!rules) throw new Error('the seed has no client with an offer')
  return buildCatalog({ ...client, rules }, measuredDay).json
}

function brotliBytes(content: string | Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}
