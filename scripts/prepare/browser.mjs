import fs from 'node:fs'
import { createRequire } from 'node:module'
import { findChromium, rememberedFile } from '../findChromium.mjs'
import { cacheDir, inRoot } from './paths.mjs'
import { runCommand } from './runCommand.mjs'

const apt = ['-qq', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', 'install']
const packages = ['chromium', 'fonts-liberation', 'fonts-noto-cjk']

/**
 * Gets a Chromium: from Debian where we may, else Playwright's own. When neither works it says so in one line and
 * returns, because the tests count a missing browser as a failure themselves.
 *
 * @param {string} node
 */
export async function getBrowser(node) {
  if (process.env.CHROMIUM_PATH) return tell(`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} is not a program`)
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.error('offerdock: installing Chromium with apt-get …')
    // dpkg must not be killed in the middle of a package.
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, patienceMs: 120_000 }
    await runCommand('apt-get', ['-qq', 'update'], options)
    await runCommand('apt-get', [...apt, ...packages], options)
    if (findChromium()) return
  }
  console.error('offerdock: downloading Chromium …')
  const { code, output } = await runCommand(node, [inRoot('node_modules/playwright/cli.js'), 'install', 'chromium'])
  if (code === 0) {
    const { chromium } = createRequire(inRoot('package.json'))('playwright-core')
    fs.mkdirSync(cacheDir, { recursive: true })
    fs.writeFileSync(rememberedFile, chromium.executablePath())
  }
  if (!findChromium()) tell(output.trim().split('\n').at(-1) ?? '')
}

/** @param {string} reason */
function tell(reason) {
  console.error(`offerdock: no Chromium for the browser tests: install one or set CHROMIUM_PATH (${reason})`)
}
