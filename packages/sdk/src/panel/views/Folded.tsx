import type { ComponentChildren } from 'preact'

interface FoldedProps {
  /** Null, and there is no fold. */
  title: string | null
  /** What the viewer has answered is not hidden. */
  isOpen: boolean
  children: ComponentChildren
}

/** A second question on a screen waits behind its title. */
export const Folded = ({ title, isOpen, children }: FoldedProps) =>
  title === null ? (
    children
  ) : (
    <details class="folded" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
