import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/findChromium.mjs'
import { cutPlugins } from './scripts/mutants/takeOut.ts'

const exclude = ['**/node_modules/**', '**/dist/**', '**/.cache/**']
const browserTests = ['packages/**/*.browser.test.{ts,tsx}']
const endToEndTests = ['e2e/**/*.e2e.test.ts']
const engineTests = ['e2e/engines/*.engine.test.ts']

/** A folder with msw's service worker, which has to come from the origin of the tests. */
function serviceWorkerDir(): string {
  const dir = path.resolve(import.meta.dirname, '.cache/public')
  fs.mkdirSync(dir, { recursive: true })
  const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
  fs.copyFileSync(worker, path.join(dir, 'mockServiceWorker.js'))
  return dir
}

const launchOptions = {
  ...(findChromium() && { executablePath: findChromium() as string }),
  chromiumSandbox: false, // Chromium refuses to run as root with it
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}

// A browser on a busy machine may need more than the one second of the default.
const patient = { poll: { timeout: 12_000 } }

/** How tests run that start the built product and drive it with a browser. */
const wholeProduct = {
  exclude,
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: patient,
} as const

export default defineConfig({
  plugins: cutPlugins(),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Found by the scan of a cold start only after the first test has begun, and then the page reloads under it.
  optimizeDeps: {
    include: [
      '@testing-library/preact',
      'axe-core',
      'msw',
      'msw/browser',
      'preact',
      'preact/hooks',
      'preact/jsx-dev-runtime',
      'preact/jsx-runtime',
      'react',
      'react-dom/client',
      'react-dom/server',
      'vue',
      'vue/server-renderer',
      'zod/mini',
    ],
  },
  test: {
    allowOnly: false,
    // Most tests wait for a bank in a process of its own; one at a time would leave half of a small machine idle.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    passWithNoTests: false,
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...browserTests],
          environment: 'node',
        },
      },
      {
        extends: true,
        publicDir: serviceWorkerDir(),
        test: {
          name: 'browser',
          include: browserTests,
          exclude,
          expect: patient,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: endToEndTests, ...wholeProduct },
      },
      {
        extends: true,
        test: { name: 'engines', include: engineTests, ...wholeProduct, fileParallelism: false },
      },
    ],
  },
})
