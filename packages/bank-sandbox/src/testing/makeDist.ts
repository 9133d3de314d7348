import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from './makeFolder.ts'

/** A folder like the one the build makes, with files of one line. */
export function makeDist(): string {
  const dir = makeFolder()
  const files: Record<string, string> = {
    'host.aaaaaaaa.js': 'console.log("host")',
    'panel.bbbbbbbb.js': 'console.log("panel")',
    'panel-en.cccccccc.js': 'console.log("en")',
    'panel.dddddddd.css': 'body{margin:0}',
    'test-panel.eeeeeeee.js': 'console.log("state")',
    'test-states.json': '["review","sold-out"]',
  }
  const integrity: Record<string, string> = {}
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(dir, name), text)
    integrity[name] = `sha384-${createHash('sha384').update(text).digest('base64')}`
  }
  writeFileSync(path.join(dir, 'v1.js'), 'console.log("alias")')
  writeFileSync(path.join(dir, 'scripts.json'), '[]')
  writeFileSync(path.join(dir, 'not-listed.js'), 'console.log("no")')
  writeFileSync(path.join(dir, 'integrity.json'), JSON.stringify(integrity))
  return dir
}
