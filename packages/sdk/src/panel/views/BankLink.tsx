import { isInAppView } from '../../protocol/isInAppView.ts'
import type { Actions } from '../createActions.ts'

interface BankLinkProps {
  href: string
  name: string
  isPrimary: boolean
  label: string
  actions: Actions
}

/**
 * In a view of an app, which opens no second tab, the full page follows its link itself, and the bank's page there knows
 * by `here` to lead back.
 */
const isAlone = () => parent === window && isInAppView(navigator.userAgent)

/** A plain link to a page of the bank: a script that opens a window is told nothing true about it under the host's opener policy. */
export const BankLink = ({ href, name, isPrimary, label, actions }: BankLinkProps) => (
  <a
    class={isPrimary ? 'button primary' : 'button'}
    data-od={name}
    href={isAlone() ? `${href}?here` : href}
    target={isAlone() ? undefined : '_blank'}
    rel="noopener"
    onClick={actions.openLink}
  >
    {label}
  </a>
)
