import type { ComponentChildren } from 'preact'
import type { AsideName } from '../aside.ts'
import type { AsideProps } from './AsideProps.ts'

interface AsideFrameProps extends Pick<AsideProps, 'words' | 'actions'> {
  name: AsideName
  /** On the way out, where it is not simply back. */
  leave?: string | undefined
  /** What there is to send; `form` is its id. */
  send?: { form: string; label: string; isAsking: boolean; isReady?: boolean } | undefined
  children: ComponentChildren
}

/** One aside under its title, and the way back to where the viewer was. */
export const AsideFrame = ({ name, words, actions, leave, send, children }: AsideFrameProps) => (
  <>
    <main class="body" data-od={`aside-${name}`}>
      <h1 tabIndex={-1}>{words[name].title}</h1>
      {children}
    </main>
    <footer class="actions">
      <button type="button" class="button" data-od="aside-back" onClick={actions.closeAside}>
        {leave ?? words.back}
      </button>
      {send && (
        <button type="submit" class="button primary" data-od="send" form={send.form} disabled={send.isReady === false}>
          {send.isAsking ? words.sending : send.label}
        </button>
      )}
    </footer>
  </>
)
