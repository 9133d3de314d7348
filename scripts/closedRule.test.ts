import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inRoot } from './prepare/paths.mjs'

/** Each case is one file with one statement, in a copy of the tree that has our biome.json; one run judges them all. */
const refused = [
  `addEventListener('message', listen)`,
  `window.addEventListener("message", (event) => listen(event), { once: true })`,
  `port?.addEventListener('messageerror', listen)`,
  `window.onmessage = listen`,
  `onmessage = listen`,
  `ports[0].onmessage = ({ data }) => listen(data)`,
  `parent.postMessage({ type: 'a' }, '*')`,
  `frame.contentWindow?.postMessage(data, "*", [port])`,
  `target.postMessage(data, { targetOrigin: '*' })`,
  `if (event.origin.startsWith(origin)) listen(event)`,
  `if (event.origin?.endsWith('bank.example')) listen(event)`,
  `if (event.origin.indexOf('bank') === 0) listen(event)`,
  `if (event.origin.match(/bank/)) listen(event)`,
  `if (event.origin.includes('bank')) listen(event)`,
  `if (/bank\\.example$/.test(event.origin)) listen(event)`,
  `if (origin.startsWith(event.origin)) listen(event)`,
  `element.innerHTML = text`,
  `element.innerHTML += text`,
  `root.firstElementChild.outerHTML = text`,
  `frame.srcdoc = text`,
  `element.insertAdjacentHTML('beforeend', text)`,
  `document.write(text)`,
  `window.document.writeln(text)`,
  `new DOMParser().parseFromString(text, 'text/html')`,
  `document.createRange().createContextualFragment(text)`,
  `export const view = <p dangerouslySetInnerHTML={{ __html: text }} />`,
]
const allowed = [
  `addEventListener('click', listen)`,
  `parent.postMessage(data, origin)`,
  `parent.postMessage({ text: '* * *' }, origin)`,
  `port.postMessage({ type: 'a' })`,
  `if (event.origin === origin) listen(event)`,
  `if (origins.includes(event.origin)) listen(event)`,
  `element.textContent = text`,
  `say(element.outerHTML)`,
  `stream.write(text)`,
]

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-closed-'))
afterAll(() => fs.rmSync(tree, { recursive: true, force: true }))

const folders = [
  'packages/sdk/src/host',
  'packages/sdk/src/panel',
  'packages/sdk/src/protocol',
  'packages/demo-host/src/page',
]
const fileOf = (folder: string, name: string, i: number) => `${folder}/${name}${i}.tsx`

function write(file: string, code: string) {
  fs.mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
  fs.writeFileSync(path.join(tree, file), `${code}\n`)
}

/** The files that biome complains of. */
function judge(): string[] {
  const config = JSON.parse(fs.readFileSync(inRoot('biome.json'), 'utf8'))
  write('biome.json', JSON.stringify({ ...config, vcs: { enabled: false } }))
  fs.cpSync(inRoot('scripts/lint'), path.join(tree, 'scripts/lint'), { recursive: true })
  for (const folder of folders) {
    for (const [i, code] of refused.entries()) write(fileOf(folder, 'refused', i), code)
    for (const [i, code] of allowed.entries()) write(fileOf(folder, 'allowed', i), code)
  }
  write('packages/sdk/src/protocol/bootstrap.ts', refused[0] ?? '')
  const args = ['lint', '--only=plugin', '--reporter=github', '--max-diagnostics=none', tree]
  let said = ''
  try {
    said = execFileSync(inRoot('node_modules/.bin/biome'), args, { cwd: tree, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    said = String((error as { stdout: string }).stdout) // it found something, as it should
  }
  return Array.from(said.matchAll(/,file=(?<file>[^,]+),/g), ({ groups }) => path.relative(tree, groups?.file ?? ''))
}

const complaints = new Set(judge())

test('messages are read in one place, name their target and compare origins as a whole, and HTML is not written', () => {
  const missed = folders.flatMap((folder) => refused.filter((_, i) => !complaints.has(fileOf(folder, 'refused', i))))
  expect(missed).toEqual([])
})

test('what is left is allowed, and so is the place that reads messages', () => {
  const wrong = folders.flatMap((folder) => allowed.filter((_, i) => complaints.has(fileOf(folder, 'allowed', i))))
  expect(wrong).toEqual([])
  expect(complaints.has('packages/sdk/src/protocol/bootstrap.ts')).toBe(false)
})
