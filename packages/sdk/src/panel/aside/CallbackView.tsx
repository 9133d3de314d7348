import { useState } from 'preact/hooks'
import type { Callback, CallbackWindow } from '../../contract/index.ts'
import { AsideFrame } from './AsideFrame.tsx'
import type { AsideProps } from './AsideProps.ts'
import { Status } from './Status.tsx'
import { callback, callbacks } from './schemas.ts'
import { useAsk } from './useAsk.ts'
import { useFocused } from './useFocused.ts'
import { useLoaded } from './useLoaded.ts'

const formId = 'callback'
const windows: CallbackWindow[] = ['morning', 'afternoon', 'evening']

/** The bank calls the viewer, on the number that it has: none is asked for in a frame. */
export function CallbackView(props: AsideProps) {
  const { words, texts, checkout, actions, hotline } = props
  const { viewer, locale } = checkout
  const [window, setWindow] = useState<CallbackWindow | null>(null)
  const [isCanceled, setCanceled] = useState(false)
  const known = useLoaded(actions, viewer ? '/v1/callbacks' : null, callbacks)
  const { ask, isAsking, failure } = useAsk(actions)
  const planned = known.value?.callbacks.find(({ status }) => status === 'requested')

  async function send(event: Event) {
    event.preventDefault()
    if (!window) return
    setCanceled(false)
    await ask({ method: 'POST', path: '/v1/callbacks', body: { window, locale }, schema: callback })
    // An answer that was lost may yet have been heard.
    await known.load()
  }

  async function cancel({ callbackId }: Callback) {
    await ask({ method: 'DELETE', path: `/v1/callbacks/${callbackId}` })
    setCanceled(true)
    await known.load()
  }

  const button = { form: formId, label: words.callback.send, isAsking, isReady: window !== null }
  const isAsked = viewer !== null && known.value !== null && !planned
  return (
    <AsideFrame name="callback" {...props} send={isAsked ? button : undefined}>
      <p class="quiet">{viewer ? words.callback.intro : words.callback.signedOut}</p>
      {isAsked && (
        <form class="form" id={formId} onSubmit={send}>
          <fieldset class="choices">
            <legend>{words.callback.window}</legend>
            {windows.map((name) => (
              <label key={name} class="check">
                <input
                  type="radio"
                  name="window"
                  data-od={`window-${name}`}
                  checked={window === name}
                  onChange={() => setWindow(name)}
                />{' '}
                {words.callback.windows[name]}
              </label>
            ))}
          </fieldset>
        </form>
      )}
      <Status texts={texts} failure={failure ?? known.failure}>
        {isCanceled && !planned ? words.callback.canceled : null}
      </Status>
      {planned && <Planned {...props} planned={planned} onCancel={() => void cancel(planned)} />}
      {hotline && (
        <p>
          {words.callback.orCall}{' '}
          <a href={`tel:${hotline}`}>
            <bdi dir="ltr">{hotline}</bdi>
          </a>
        </p>
      )}
    </AsideFrame>
  )
}

interface PlannedProps extends AsideProps {
  planned: Callback
  onCancel(): void
}

/** When the bank calls, and the way out of it. */
const Planned = ({ planned, words, formats, onCancel }: PlannedProps) => (
  <section class="kept" tabIndex={-1} ref={useFocused(true)} data-od="callback-planned">
    <p>{words.callback.planned(formats.instant(planned.from), formats.instant(planned.until))}</p>
    <button type="button" class="button" data-od="callback-cancel" onClick={onCancel}>
      {words.callback.cancel}
    </button>
  </section>
)
