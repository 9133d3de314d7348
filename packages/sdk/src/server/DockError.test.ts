import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DockError, dockErrorCodes } from './DockError.ts'

test('every code has its line in docs/integrate.md, which says of each whether it is temporary', () => {
  const page = readFileSync(new URL('../../../../docs/integrate.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map(([, code, text = '']) => [
    code,
    text.startsWith('temporary: '),
  ])
  expect(rows).toEqual(dockErrorCodes.map((code) => [code, new DockError(code, '').isTemporary]))
})
