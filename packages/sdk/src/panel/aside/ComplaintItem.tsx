import type { Complaint } from '../../contract/index.ts'
import { Answer } from './Answer.tsx'
import type { AsideProps } from './AsideProps.ts'
import { useFocused } from './useFocused.ts'

interface ComplaintItemProps extends Pick<AsideProps, 'words' | 'formats'> {
  complaint: Complaint
  /** Just now. */
  isSent: boolean
  onSave(): void
}

/** The number to name on the telephone, by when the bank answers or what it answered, and the record of it all as a file. */
export function ComplaintItem({ complaint, isSent, words, formats, onSave }: ComplaintItemProps) {
  const { number, answered, answerBy, closed, record } = words.complaint
  const { answer } = complaint
  return (
    <section class="kept" tabIndex={-1} ref={useFocused(isSent)} aria-label={`${number} ${complaint.number}`}>
      <dl class="terms">
        <div>
          <dt>{number}</dt>
          <dd>
            <bdi data-od="complaint-number">{complaint.number}</bdi>
          </dd>
        </div>
        <div>
          <dt>{answer ? answered : answerBy}</dt>
          <dd>{answer ? formats.instant(answer.answeredAt) : formats.day(complaint.answerBy)}</dd>
        </div>
      </dl>
      {answer && <Answer text={answer.text} />}
      {complaint.closedAt && <p class="quiet">{closed}</p>}
      <button type="button" class="plain link" data-od="complaint-record" onClick={onSave}>
        {record}
      </button>
    </section>
  )
}
