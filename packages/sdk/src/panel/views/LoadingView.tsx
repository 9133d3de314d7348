import type { PanelTexts } from '../../i18n/panel/index.ts'

export function LoadingView({ texts }: { texts: PanelTexts }) {
  return (
    <main class="body" aria-busy="true">
      <h1 class="unseen" tabIndex={-1}>
        {texts.loading}
      </h1>
      <div class="bones" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
    </main>
  )
}
