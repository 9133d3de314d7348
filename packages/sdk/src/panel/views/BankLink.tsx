import type { Actions } from '../createActions.ts'

interface BankLinkProps {
  href: string
  name: string
  isPrimary: boolean
  label: string
  actions: Actions
}

/** A plain link to a page of the bank: a script that opens a window is told nothing true about it under the host's opener policy. */
export const BankLink = ({ href, name, isPrimary, label, actions }: BankLinkProps) => (
  <a
    class={isPrimary ? 'button primary' : 'button'}
    data-od={name}
    href={href}
    target="_blank"
    rel="noopener"
    onClick={actions.openLink}
  >
    {label}
  </a>
)
