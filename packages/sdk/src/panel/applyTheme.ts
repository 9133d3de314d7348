import type { Theme } from '../contract/index.ts'
import { fitAccent } from './fitAccent.ts'

/** As panel.css has them. */
export const grounds = {
  light: { paper: '#ffffff', ink: '#14211e' },
  dark: { paper: '#151b1a', ink: '#ecf2f0' },
}

/** Puts the bank's own tokens on the page, by script since its policy allows no style attributes. */
export function applyTheme({ accent, radius }: Theme, { style } = document.documentElement) {
  if (accent) {
    style.setProperty('--bank-light', fitAccent(accent, grounds.light))
    style.setProperty('--bank-dark', fitAccent(accent, grounds.dark))
  }
  if (radius !== undefined) style.setProperty('--bank-radius', `${radius}px`)
}
