import { useState } from 'preact/hooks'
import type { Complaint } from '../../contract/index.ts'
import { saveJson } from '../saveFile.ts'
import { AsideFrame } from './AsideFrame.tsx'
import type { AsideProps } from './AsideProps.ts'
import { ComplaintForm, formId, type Written } from './ComplaintForm.tsx'
import { ComplaintItem } from './ComplaintItem.tsx'
import { Status } from './Status.tsx'
import { complaint, complaints, file } from './schemas.ts'
import { useAsk } from './useAsk.ts'
import { useLoaded } from './useLoaded.ts'

/** A complaint and what became of it; about the agreement, where there is one. */
export function ComplaintView(props: AsideProps) {
  const { words, texts, formats, checkout, actions, hotline } = props
  const { step, viewer, locale } = checkout
  const [sent, setSent] = useState<Complaint | null>(null)
  const earlier = useLoaded(actions, viewer ? '/v1/complaints' : null, complaints)
  const { ask, isAsking, failure } = useAsk(actions)

  async function send(written: Written) {
    const agreement = step.at === 'done' && { agreementId: step.agreement.agreementId }
    const body = { ...written, ...agreement, locale }
    const answer = await ask({ method: 'POST', path: '/v1/complaints', body, schema: complaint })
    if (answer) setSent(answer)
    // An answer that was lost may yet have been heard.
    else await earlier.load()
  }

  async function save({ complaintId, number }: Complaint) {
    const record = await ask({ method: 'GET', path: `/v1/complaints/${complaintId}/record`, schema: file })
    if (record) saveJson(number, record)
  }

  const items = (some: Complaint[], isSent: boolean) =>
    some.map((one) => (
      <ComplaintItem key={one.number} {...{ words, formats, isSent }} complaint={one} onSave={() => void save(one)} />
    ))
  const before = earlier.value?.complaints ?? []
  const button = { form: formId, label: words.complaint.send, isAsking }
  return (
    <AsideFrame name="complaint" {...props} send={viewer && !sent ? button : undefined}>
      {!viewer && (
        <p>
          {words.complaint.signedOut} <a href={`tel:${hotline}`}>{hotline}</a>
        </p>
      )}
      {viewer && !sent && <ComplaintForm words={words} about={checkout.aside?.about} onSend={send} />}
      <Status texts={texts} failure={failure}>
        {sent && words.complaint.sent}
      </Status>
      {sent && items([sent], true)}
      {before.length > 0 && <h2>{words.complaint.earlier}</h2>}
      {items([...before].reverse(), false)}
    </AsideFrame>
  )
}
