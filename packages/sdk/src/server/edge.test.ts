import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { generateKeyPair } from 'jose'
import { expect, test, vi } from 'vitest'
import { claimsOf, expectedOf, signReceipt } from './testing/receiptOf.ts'
import { publicJwk, startKeyServer } from './testing/startKeyServer.ts'

// On a busy machine they take many times as long.
vi.setConfig({ testTimeout: 60_000 })

const bundle = (conditions: string[]) =>
  build({
    entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions,
    format: 'iife',
    globalName: 'server',
    logLevel: 'silent',
  })

test.each([
  ['Node', ['node', 'import']],
  ['Deno', ['deno', 'import']],
  ['an edge worker', ['workerd', 'worker', 'browser', 'import']],
  ['an edge runtime', ['edge-light', 'import']],
])('for %s it is whole without a module of Node', async (_, conditions) => {
  const { errors, metafile } = await bundle(conditions)
  expect(errors).toEqual([])
  const imports = Object.values(metafile.inputs).flatMap(({ imports }) => imports)
  expect(imports.length).toBeGreaterThan(0)
  expect(imports.filter(({ external, path }) => external || path.startsWith('node:'))).toEqual([])
})

test('it verifies where there is nothing but the web platform: no process, no Buffer, no require', async () => {
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const bank = await startKeyServer([await publicJwk(keys.publicKey, 'k1')])
  const { outputFiles } = await bundle(['workerd', 'worker', 'browser', 'import'])
  const { crypto, fetch, performance, TextEncoder, TextDecoder, URL, Headers, AbortSignal, atob, btoa } = globalThis
  const webPlatform = { crypto, fetch, performance, TextEncoder, TextDecoder, URL, Headers, AbortSignal, atob, btoa }
  // Of one realm with the crypto that is lent to it, as in a real runtime.
  const types = { CryptoKey: globalThis.CryptoKey, Uint8Array: globalThis.Uint8Array }
  const context = createContext({ ...webPlatform, ...types })
  runInContext(outputFiles[0]?.text ?? '', context)
  const { verifyReceipt, memoryReplayStore } = runInContext('server', context)

  const receipt = await signReceipt(claimsOf(bank.issuer), keys.privateKey)
  const expected = expectedOf(bank.issuer, { replayStore: memoryReplayStore() })
  expect(await verifyReceipt(receipt, expected)).toMatchObject({ replayed: false })
  expect(await verifyReceipt(receipt, expected)).toMatchObject({ replayed: true })
  await expect(verifyReceipt(`${receipt} `, expected)).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
  await bank.stop()
})
