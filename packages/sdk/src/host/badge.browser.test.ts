import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { answerCatalog, mountDock, nextEvent, serveCatalog, useDockLab } from './testing/dockLab.ts'

useDockLab()

test('the badge says what the instalments really cost, in Chinese and in English', async () => {
  serveCatalog()
  const chinese = mountDock()
  await nextEvent(chinese.dock, 'ready')
  expect(chinese.text()).toBe('年化利率(单利) 13.03% · 总额 ¥5,358.88 12 期 · 每期 ¥446.57 (末期 ¥446.61)')
  const english = mountDock({ locale: 'en-GB' })
  await nextEvent(english.dock, 'ready')
  expect(english.text()).toBe('APR (simple) 13.03% · Total ¥5,358.88 12 × ¥446.57 (last ¥446.61)')
})

test('the locale comes from the attribute, then from the nearest lang, then from the client', async () => {
  serveCatalog()
  const { dock, text } = mountDock({ locale: null })
  await nextEvent(dock, 'ready')
  expect(text()).toContain(document.documentElement.lang.startsWith('en') ? 'APR' : '年化利率')
  document.documentElement.lang = 'sv'
  dock.update({ amount: '4998' })
  await expect.poll(text).toContain('年化利率(单利)')
  document.documentElement.lang = 'en'
})

test('on an Arabic page the badge says that it speaks English, and its figures keep their order', async () => {
  serveCatalog()
  document.documentElement.dir = 'rtl'
  const { dock, text } = mountDock({ locale: 'ar' })
  await nextEvent(dock, 'ready')
  expect(text()).toMatch(/^APR/)
  const box = dock.element.shadowRoot?.querySelector<HTMLElement>('.box')
  expect(box?.lang).toBe('en')
  const [plan, note] = ['.line > b', '.odd'].map((name) =>
    [...(box?.querySelectorAll(name) ?? [])].at(-1)?.getBoundingClientRect(),
  )
  expect(plan?.right).toBeLessThanOrEqual((note?.left ?? 0) + 1)
  document.documentElement.dir = ''
})

test('a change updates the badge in place and says nothing twice', async () => {
  serveCatalog()
  const { dock, text } = mountDock()
  await nextEvent(dock, 'ready')
  let events = 0
  for (const type of ['ready', 'empty', 'error'] as const) dock.on(type, () => events++)
  dock.update({ amount: '1234.56' })
  Reflect.set(dock.element, 'streamMs', 7)
  await expect.poll(text).toContain('总额 ¥1,323.48')
  expect(dock.element.getAttribute('stream-ms')).toBe('7')
  expect(events).toBe(0)
})

test('a change that the badge does not show leaves its button, its focus and a running impression alone', async () => {
  serveCatalog()
  const { dock, part } = mountDock()
  await nextEvent(dock, 'ready')
  const button = part('badge-open') as HTMLElement
  button.focus()
  let ticks = 0
  const timer = setInterval(() => dock.update({ streamMs: ++ticks, pin: `pin-${ticks}` }), 100)
  await nextEvent(dock, 'impression')
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(3)
  expect(part('badge-open')).toBe(button)
  expect(dock.element.shadowRoot?.activeElement).toBe(button)
})

test('a price in another currency does not stand there while its catalog is on the way', async () => {
  serveCatalog()
  const { dock, part } = mountDock()
  await nextEvent(dock, 'ready')
  const answers: ((response: Response) => void)[] = []
  serveCatalog(() => new Promise((resolve) => answers.push(resolve)))
  dock.update({ currency: 'EUR' })
  await expect.poll(() => answers.length).toBe(1)
  expect(part('badge')).toBeNull()
  expect(dock.state).toBe('loading')
  answers[0]?.(answerCatalog())
  await expect.poll(() => part('badge-open')).not.toBeNull()
})

test.each([
  {
    plans: [{ planId: 'p12', method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: 0.006, periods: 12, remainder: 'LAST' }],
  },
  { plans: [{ planId: 'p12', method: 'EP_FEE', feeMode: 'NONE', periods: 5e9, remainder: 'LAST' }] },
])('terms that this runtime cannot read show the line without figures', async (changes) => {
  serveCatalog(() => HttpResponse.json({ ...catalogOf(), ...changes }))
  const { dock, text } = mountDock({ currency: `X${changes.plans[0]?.feeMode[0]}X` })
  await nextEvent(dock, 'ready')
  expect(text()).toBe('可用信用卡分期，查看总额与年化利率')
})

test.each([160, 200, 240, 260, 280, 300, 320, 360, 400, 480, 720])(
  'at %i px the badge stays in its box and shows all figures or none',
  async (widthPx) => {
    serveCatalog()
    for (const locale of ['zh-CN', 'en']) {
      const { dock, part, text } = mountDock({ locale }, widthPx)
      await nextEvent(dock, 'ready')
      const button = part('badge-open') as HTMLElement
      // The task after the next frame: what stands there is what that frame painted.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      const lines = [...button.querySelectorAll<HTMLElement>('.line')]
      const shown = text()
      expect(dock.element.getBoundingClientRect()).toMatchObject({ height: 44, width: widthPx })
      expect(button.getBoundingClientRect().height).toBe(44)
      const figures = ['13.03%', '¥5,358.88', '¥446.57'].map((figure) => shown.includes(figure))
      expect(new Set(figures).size).toBe(1)
      if (figures[0] || widthPx >= 280)
        for (const line of lines) expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth)
      if (shown.includes('446.61')) expect(figures[0]).toBe(true)
      if (widthPx >= 320) expect(shown).toContain('446.61')
      if (widthPx >= 300) expect(figures[0]).toBe(true)
    }
  },
)

test('a badge that becomes narrow falls back, and takes its figures back when it has room', async () => {
  serveCatalog()
  const { dock, text } = mountDock()
  await nextEvent(dock, 'ready')
  const anchor = dock.element.parentElement as HTMLElement
  anchor.style.width = '180px'
  await expect.poll(text).toBe('可用信用卡分期，查看总额与年化利率')
  anchor.style.width = '480px'
  await expect.poll(text).toContain('(末期 ¥446.61)')
})

test('every state keeps the reserved box', async () => {
  serveCatalog()
  const { dock } = mountDock()
  const height = () => dock.element.getBoundingClientRect().height
  expect(height()).toBe(44)
  await nextEvent(dock, 'ready')
  expect(height()).toBe(44)
  dock.update({ amount: '1' })
  await nextEvent(dock, 'empty')
  expect(height()).toBe(44)
  dock.update({ amount: 'x' })
  await nextEvent(dock, 'error')
  expect(height()).toBe(44)
})
