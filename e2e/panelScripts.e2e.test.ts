import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { od } from './lab/browser.ts'
import { openAndSignIn, review } from './lab/checkout.ts'
import { useLab } from './lab/useLab.ts'

const lab = useLab()

interface ParsedScript {
  scriptId: string
  url: string
  executionContextAuxData?: { isDefault?: boolean }
}

test('every script that ran in the panel during a purchase is in the inventory, to the bit', async () => {
  const { page } = await lab.visit()
  const panel = await openAndSignIn(page)
  await review(panel, 'p12')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  await panel.locator(od('complaint')).click()

  const frame = page.frames().find((one) => one.url().startsWith(lab.bank.bankOrigin))
  if (!frame) throw new Error('there is no frame of the bank')
  const devtools = await page.context().newCDPSession(frame)
  const parsed: ParsedScript[] = []
  devtools.on('Debugger.scriptParsed', (script: ParsedScript) => parsed.push(script))
  await devtools.send('Debugger.enable') // names what was parsed before, too
  const digests: string[] = []
  // What has no address is the test's own: the policy lets no inline script run without its nonce.
  for (const { scriptId, url } of parsed.filter(
    ({ url, executionContextAuxData }) => url && executionContextAuxData?.isDefault,
  )) {
    const { scriptSource } = await devtools.send('Debugger.getScriptSource', { scriptId })
    digests.push(`${url} sha384-${createHash('sha384').update(scriptSource).digest('base64')}`)
  }

  const inventory: { file: string; integrity: string; owner: string; why: string }[] = await (
    await fetch(`${lab.bank.bankOrigin}/offerdock/scripts.json`)
  ).json()
  const known = inventory.map(({ file, integrity }) => `${lab.bank.bankOrigin}/offerdock/${file} ${integrity}`)
  expect(digests.length).toBeGreaterThan(3)
  expect(digests.filter((one) => !known.includes(one))).toEqual([])
  for (const { owner, why } of inventory) expect([owner, why]).not.toContain('')
})
