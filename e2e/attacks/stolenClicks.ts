import type { Page } from 'playwright-core'

/** A way to have a viewer press confirm without knowing: cases of https://www.w3.org/Security/wiki/Clickjacking_Threats. */
export interface StolenClick {
  name: string
  /** Sets the trap in the host's page, around the middle of the button; the viewer then presses there. */
  set(page: Page, at: Point): Promise<unknown>
  /** What happens in the moment before the press. */
  spring?(page: Page): Promise<unknown>
  /** The trap can stay for as long as it likes. */
  isPatient: boolean
  presses?: number
}

export interface Point {
  x: number
  y: number
}

/** For the attacker's page: the box of the panel, and whatever is to lie over it, which only the top layer can. */
export const attackerScript = `<script>
let figures
let known
const layer = () => (known = document.querySelector('offer-dock').shadowRoot.querySelector('.layer') ?? known)
const cover = (style, text = '') => {
  const box = document.createElement('div')
  box.popover = 'manual'
  box.className = 'cover'
  box.style.cssText = 'position:fixed;margin:0;border:0;padding:0;overflow:hidden;' + style
  box.textContent = text
  document.body.append(box)
  box.showPopover()
  return box
}
const around = ({ x, y }) => 'inset:auto;background:white;inline-size:280px;block-size:60px;left:' + (x - 140) + 'px;top:' + (y - 30) + 'px'
const settled = async () => {
  for (let before, frames = 0; frames < 5; frames++) {
    await new Promise(requestAnimationFrame)
    const box = JSON.stringify(layer().getBoundingClientRect())
    if (box !== before) frames = 0
    before = box
  }
}
const uncover = () => {
  for (const box of document.querySelectorAll('.cover')) box.remove()
  layer().style.opacity = layer().style.translate = ''
}
</script>`

const evaluate = (act: string) => (page: Page, at?: Point) =>
  page.evaluate(`{ const at = ${JSON.stringify(at)}; ${act} }`)

export const stolenClicks: StolenClick[] = [
  {
    name: 'a panel that cannot be seen, over a button that can',
    isPatient: true,
    set: evaluate("layer().style.opacity = '0.01'"),
  },
  {
    name: 'a cover that lets clicks through',
    isPatient: true,
    set: evaluate("cover(around(at) + ';pointer-events:none', 'Play')"),
  },
  {
    name: 'a double click, of which the first takes the cover away',
    isPatient: false,
    presses: 2,
    set: evaluate("cover(around(at), 'Double-click me').addEventListener('click', uncover)"),
  },
  {
    name: 'a cover that goes away in the last moment',
    isPatient: false,
    set: evaluate('cover(around(at))'),
    spring: evaluate('uncover()'),
  },
  {
    name: 'a panel that jumps under the pointer from where it was out of sight',
    isPatient: false,
    set: evaluate("layer().style.translate = '0 -300vh'"),
    spring: evaluate("layer().style.translate = ''"),
  },
  {
    name: 'a false pointer that the eye follows',
    isPatient: true,
    set: evaluate(
      "cover('inset:0;inline-size:100vw;block-size:100vh;background:none;cursor:none;pointer-events:none', '➤')",
    ),
  },
  {
    name: 'another amount over the true one',
    isPatient: true,
    set: evaluate("cover(around(figures) + ';pointer-events:none', 'Total ¥49.99')"),
  },
]
