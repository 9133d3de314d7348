import { useRef, useState } from 'preact/hooks'
import type { Application } from '../../contract/index.ts'
import { uuidV7 } from '../../protocol/uuid.ts'
import { Answer } from './Answer.tsx'
import { AsideFrame } from './AsideFrame.tsx'
import type { AsideProps } from './AsideProps.ts'
import { ContactField } from './ContactField.tsx'
import { readContact } from './readContact.ts'
import { Status } from './Status.tsx'
import { application, applications } from './schemas.ts'
import { useAsk } from './useAsk.ts'
import { useFocused } from './useFocused.ts'
import { useLoaded } from './useLoaded.ts'

const formId = 'application'

/** A card for a viewer without one: a way to reach them, and nothing else. */
export function ApplicationView(props: AsideProps) {
  const { words, texts, checkout, actions } = props
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const [sent, setSent] = useState<Application | null>(null)
  const key = useRef('')
  const reference = useFocused<HTMLDListElement>(sent !== null)
  const { ask, isAsking, failure } = useAsk(actions)
  const earlier = useLoaded(actions, checkout.viewer ? '/v1/applications' : null, applications)
  const contact = readContact(typed)

  function type(next: string) {
    setTyped(next)
    // A key belongs to what was sent under it: a repeat after a lost answer has to be the same.
    key.current = ''
  }

  async function send(event: Event) {
    event.preventDefault()
    setTried(true)
    if (!contact) return
    key.current ||= uuidV7(Date.now())
    const body = { contact, locale: checkout.locale }
    const answer = await ask({ method: 'POST', path: '/v1/applications', body, key: key.current, schema: application })
    if (answer) setSent(answer)
  }

  const button = { form: formId, label: words.application.send, isAsking }
  return (
    <AsideFrame name="application" {...props} send={sent ? undefined : button}>
      {!sent && (
        <form class="form" id={formId} noValidate onSubmit={send}>
          <p class="quiet">{words.application.intro}</p>
          <ContactField
            words={words}
            label={words.contact.label}
            value={typed}
            isWrong={isTried && !contact}
            onType={type}
          />
        </form>
      )}
      <Status texts={texts} failure={failure} conflict={words.application.isOpen}>
        {sent && `${words.application.sent} ${words.application.next}`}
      </Status>
      {sent && (
        <dl class="terms" data-od="applied" tabIndex={-1} ref={reference}>
          <div>
            <dt>{words.application.reference}</dt>
            <dd class="reference">
              <bdi>{sent.applicationId}</bdi>
            </dd>
          </div>
        </dl>
      )}
      {!sent &&
        earlier.value?.applications.map(({ applicationId, status, answer }) => (
          <section key={applicationId} class="kept" data-od="earlier-application">
            <h2>{words.application.statuses[status]}</h2>
            {answer && <Answer text={answer.text} />}
          </section>
        ))}
    </AsideFrame>
  )
}
