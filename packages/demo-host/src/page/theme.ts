export type ThemeName = 'auto' | 'light' | 'dark'

export interface Theme {
  readonly name: ThemeName
  readonly isDark: boolean
  toggle(): void
  watch(listener: (theme: Theme) => void): () => void
}

/** Follows the system until the viewer chooses; the choice is on `<html data-theme>`, where the style sheet reads it. */
export function createTheme(root: HTMLElement): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const listeners = new Set<(theme: Theme) => void>()
  const tell = () => {
    for (const listener of listeners) listener(theme)
  }
  const theme: Theme = {
    get name() {
      const name = root.dataset.theme
      return name === 'light' || name === 'dark' ? name : 'auto'
    },
    get isDark() {
      return theme.name === 'auto' ? system.matches : theme.name === 'dark'
    },
    toggle() {
      root.dataset.theme = theme.isDark ? 'light' : 'dark'
      tell()
    },
    watch(listener) {
      listeners.add(listener)
      listener(theme)
      return () => void listeners.delete(listener)
    },
  }
  system.addEventListener('change', tell)
  return theme
}
