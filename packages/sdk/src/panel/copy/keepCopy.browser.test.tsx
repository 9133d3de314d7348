import { expect, test, vi } from 'vitest'
import { at, find, press } from '../testing/useCheckout.ts'
import { soon, toDone, usePeople } from '../testing/usePeople.ts'

const { open } = usePeople()

/** What is saved while `act` goes on: its name and its page. */
async function saved(act: () => Promise<unknown>) {
  const makeUrl = vi.spyOn(URL, 'createObjectURL')
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await act()
  await soon(() => expect(click).toHaveBeenCalledOnce())
  const [blob] = makeUrl.mock.calls[0] ?? []
  const html = await new Response(blob instanceof Blob ? blob : null).text()
  const { download: name } = click.mock.contexts[0] as HTMLAnchorElement // `click` is one's of theirs
  vi.restoreAllMocks()
  return { name, html, page: new DOMParser().parseFromString(html, 'text/html') }
}

test('a quote can be saved before it is confirmed: terms, every payment and the disclosure to the letter', async () => {
  const { panel } = open()
  ;(await find(panel, 'plan')).parentElement?.querySelector<HTMLElement>('[data-plan-id=p12]')?.click()
  await press(panel, 'review')
  const disclosure = (await find(panel, 'disclosure')).textContent
  const { name, html, page } = await saved(() => press(panel, 'save'))
  expect(name).toMatch(/^quo_p12.*\.html$/)
  expect(page.querySelector('.disclosure')?.textContent).toBe(disclosure)
  expect(page.querySelectorAll('tbody tr')).toHaveLength(12)
  expect(page.body.textContent).toContain('¥5,358.88')
  expect(page.body.textContent).toContain('Nothing is agreed yet')
  expect(page.documentElement).toMatchObject({ lang: 'en', dir: 'ltr' })
  expect(html).not.toMatch(/<script|data-od|https?:/)
})

test('an agreement is saved with its number and the signed receipt', async () => {
  const { panel } = open()
  await press(panel, ...toDone)
  await find(panel, 'done')
  const { name, page } = await saved(() => press(panel, 'save'))
  expect(name).toBe('agr_01J9Z3K8Q4.html')
  expect(page.title).toBe('Payment agreement')
  for (const proof of ['agr_01J9Z3K8Q4', 'a.b.c', 'ord-1']) expect(page.body.textContent).toContain(proof)
})

test('only the sheet is printed, once, and it goes when printing is over', async () => {
  const { panel } = open()
  await press(panel, 'pay-in-full', 'review')
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  await press(panel, 'print')
  await soon(() => expect(print).toHaveBeenCalledOnce())
  await press(panel, 'print')
  await soon(() => expect(print).toHaveBeenCalledTimes(2))
  const sheets = [...document.querySelectorAll<HTMLElement>('.sheet')]
  expect(sheets.map((sheet) => [getComputedStyle(sheet).display, sheet.querySelector('[data-od]')])).toEqual([
    ['none', null],
  ])
  const styles = document.adoptedStyleSheets.length
  dispatchEvent(new Event('afterprint'))
  expect(document.querySelector('.sheet')).toBe(null)
  expect(document.adoptedStyleSheets).toHaveLength(styles - 1)
  expect(at(panel, 'disclosure')).not.toBe(null)
  print.mockRestore()
})
