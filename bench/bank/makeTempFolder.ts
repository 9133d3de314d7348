import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export function makeTempFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
