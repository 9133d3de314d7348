import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What keeps somebody from using a page: findings of axe, what is wider than the window, controls below 44 px. */
export async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document)
    const isSmall = (control: Element) => {
      const { width, height } = control.getBoundingClientRect()
      return width > 0 && (width < 44 || height < 44)
    }
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ...[...document.querySelectorAll('a, button, input')]
        .filter(isSmall)
        .map(({ outerHTML }) => `small: ${outerHTML}`),
      ...(document.documentElement.scrollWidth > innerWidth ? [`wider than ${innerWidth} px`] : []),
    ]
  })
}
