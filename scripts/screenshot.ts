/** `npm run screenshot`: makes `docs/screenshot.png` from the running demo. */
import { launchBrowser, od, openPage } from '../e2e/lab/browser.ts'
import { openAndSignIn } from '../e2e/lab/checkout.ts'
import { startDemo } from '../e2e/lab/product.ts'
import { inRoot } from './prepare/paths.mjs'

if (process.argv.includes('--help')) {
  console.log(
    'npm run screenshot: starts the demo on free ports and makes docs/screenshot.png again. Takes no options.',
  )
} else {
  const [browser, demo] = await Promise.all([launchBrowser(), startDemo()])
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 880 }, deviceScaleFactor: 1.5 })
    const { page } = await openPage(context, demo.hostOrigin)
    const panel = await openAndSignIn(page)
    await panel.locator(`${od('plan')}[data-plan-id=p12]`).click()
    await panel.locator(od('review')).hover()
    await page.screenshot({ path: inRoot('docs/screenshot.png') })
    console.log('docs/screenshot.png')
  } finally {
    await browser.close()
    await demo.stop()
  }
}
