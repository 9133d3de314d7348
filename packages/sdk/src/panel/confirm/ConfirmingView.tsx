import type { PanelTexts } from '../../i18n/panel/index.ts'

export function ConfirmingView({ texts }: { texts: PanelTexts }) {
  return (
    <main class="body outcome" aria-busy="true">
      <span class="spinner" aria-hidden="true" />
      <h1 tabIndex={-1}>{texts.confirming.title}</h1>
      <p class="quiet">{texts.confirming.note}</p>
    </main>
  )
}
