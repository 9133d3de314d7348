const signs = ['pointerenter', 'touchstart', 'focusin'] as const

/** Runs `warm` when the viewer is about to open: the pointer, a finger or the focus came. Gives the undo. */
export function watchIntent(box: HTMLElement, warm: () => void): () => void {
  for (const sign of signs) box.addEventListener(sign, warm, { passive: true })
  return () => {
    for (const sign of signs) box.removeEventListener(sign, warm)
  }
}
