import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { BankError } from '../bankError.ts'

/** The built files the bank serves, held in memory: a build that runs meanwhile cannot tear them apart. */
export interface Dist {
  files: ReadonlyMap<string, Buffer<ArrayBuffer>>
  /** SHA-384 by file name, as `integrity` attributes want it. */
  integrity: Readonly<Record<string, string>>
  panelScript: string
  panelStyle: string
  /** What the panel's script imports. */
  panelParts: string[]
  /** The states of the panel one by one, for those who test; null where they were not built. */
  testPanel: { script: string; states: string[] } | null
}

const integritySchema = z.record(z.string().regex(/^[\w-]+(\.[\w-]+)*$/), z.string().startsWith('sha384-'))

/** Reads the folder that the build made and checks every file against `integrity.json`. */
export async function readDist(dir: string): Promise<Dist> {
  try {
    const manifest = await readFile(path.join(dir, 'integrity.json'))
    const integrity = integritySchema.parse(JSON.parse(manifest.toString()))
    const files = new Map<string, Buffer<ArrayBuffer>>([['integrity.json', manifest]])
    for (const name of new Set(['v1.js', 'scripts.json', ...Object.keys(integrity)])) {
      const bytes = await readFile(path.join(dir, name))
      if (integrity[name] && integrity[name] !== sha384(bytes))
        throw new Error(`${name} is not the file that was built`)
      files.set(name, bytes)
    }
    const names = Object.keys(integrity)
    const panelScript = names.find((name) => /^panel\.[0-9a-f]+\.js$/.test(name))
    const panelStyle = names.find((name) => /^panel\.[0-9a-f]+\.css$/.test(name))
    const panelParts = names.filter((name) => name.startsWith('panel-') && name.endsWith('.js'))
    if (!panelScript || !panelStyle) throw new Error('integrity.json names no panel')
    return { files, integrity, panelScript, panelStyle, panelParts, testPanel: readTestPanel(files) }
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'integrity.json is malformed' : (cause as Error).message
    throw new BankError('bank-error', `OFFERDOCK_DIST: no complete build in ${dir} (${reason}); run: npm run build`)
  }
}

function readTestPanel(files: Dist['files']): Dist['testPanel'] {
  const script = [...files.keys()].find((name) => /^test-panel\.[0-9a-f]+\.js$/.test(name))
  const names = files.get('test-states.json')
  return script && names ? { script, states: z.array(z.string()).parse(JSON.parse(names.toString())) } : null
}

const sha384 = (bytes: Buffer) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`
