import { expect, test } from 'vitest'
import { signInByCommand } from './signInByCommand.ts'

const visit = { url: 'https://bank.example/sign-in/x', matchCode: '07', persona: 'ling', purpose: 'sign-in' } as const
const node = `"${process.execPath}"`

test('the command gets link, code, persona and purpose', async () => {
  const expected = 'https://bank.example/sign-in/x 07 ling sign-in'
  const names = ['URL', 'CODE', 'PERSONA', 'PURPOSE'].map((name) => `process.env.OFFERDOCK_${name}`)
  const code = `process.exit([${names}].join(' ') === '${expected}' ? 0 : 3)`
  await expect(signInByCommand(`${node} -e "${code}"`, visit)).resolves.toBeUndefined()
})

test('one that fails is a failure with what it said last', async () => {
  const code = "console.error('no'); console.error('no such viewer'); process.exit(4)"
  const failed = signInByCommand(`${node} -e "${code}"`, visit)
  await expect(failed).rejects.toThrow('--session-command for ling (sign-in) ended with 4: no such viewer')
})
