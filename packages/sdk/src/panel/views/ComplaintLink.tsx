import type { Ui } from './Ui.ts'

/** However it ended: where to complain (COMPLIANCE CN-30). */
export const ComplaintLink = ({ texts, actions }: Pick<Ui, 'texts' | 'actions'>) => (
  <button type="button" class="plain link" data-od="complaint" onClick={() => actions.openAside('complaint')}>
    {texts.asides.complaint}
  </button>
)
