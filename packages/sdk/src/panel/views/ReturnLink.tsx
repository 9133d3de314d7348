import { returnUrl } from '../../protocol/fullPage.ts'

interface ReturnLinkProps {
  back: URL
  isConverted: boolean
  label: string
}

/** Whose order this is, and the way back there: on a page of its own nothing else says which shop it belongs to. */
export const ReturnLink = ({ back, isConverted, label }: ReturnLinkProps) => (
  <nav class="return">
    <a data-od="return" href={returnUrl(back, isConverted)}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M12 4l-6 6 6 6" />
      </svg>
      {label}
    </a>{' '}
    <span class="quiet">{back.host}</span>
  </nav>
)
