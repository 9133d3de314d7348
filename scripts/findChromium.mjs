import fs from 'node:fs'
import path from 'node:path'
import { cacheDir } from './prepare/paths.mjs'

/** Where `prepare browser` notes the browser it has downloaded. */
export const rememberedFile = path.join(cacheDir, 'chromium-path')

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The Chromium to test with: `CHROMIUM_PATH` and nothing else if that is set, else one of the system, else the one
 * that was downloaded, else null.
 *
 * @returns {string | null}
 */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return isExecutable(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null
  const remembered = fs.existsSync(rememberedFile) ? [fs.readFileSync(rememberedFile, 'utf8').trim()] : []
  return [...usual, ...remembered].find(isExecutable) ?? null
}

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}
