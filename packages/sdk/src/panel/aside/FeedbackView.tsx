import { useState } from 'preact/hooks'
import { AsideFrame } from './AsideFrame.tsx'
import type { AsideProps } from './AsideProps.ts'
import { readWords } from './readWords.ts'
import { Status } from './Status.tsx'
import { feedback } from './schemas.ts'
import { useAsk } from './useAsk.ts'
import { WordsField } from './WordsField.tsx'

const formId = 'feedback'
const scores = Array.from({ length: 11 }, (_, score) => score)

/** One question, once. To skip it is as near as to answer it. */
export function FeedbackView(props: AsideProps) {
  const { words, texts, checkout, actions } = props
  const [score, setScore] = useState<number | null>(null)
  const [typed, setTyped] = useState('')
  const { ask, isAsking, failure } = useAsk(actions)
  const isRated = checkout.step.at === 'done' && checkout.step.pending.isRated === true

  async function send(event: Event) {
    event.preventDefault()
    if (score === null) return
    const comment = readWords(typed)
    const body = { score, ...(comment && { comment }) }
    if (await ask({ method: 'POST', path: '/v1/feedback', body, schema: feedback })) actions.rate()
  }

  const button = { form: formId, label: words.feedback.send, isAsking, isReady: score !== null }
  return (
    <AsideFrame
      name="feedback"
      {...props}
      leave={isRated ? words.back : words.feedback.skip}
      send={isRated ? undefined : button}
    >
      {!isRated && (
        <form class="form" id={formId} noValidate onSubmit={send}>
          <fieldset class="scores">
            <legend>{words.feedback.question}</legend>
            {scores.map((one) => (
              <label key={one} class="score">
                <input type="radio" name="score" checked={score === one} onChange={() => setScore(one)} />
                {one}
              </label>
            ))}
          </fieldset>
          <p class="quiet ends">
            <span>{words.feedback.least}</span> <span>{words.feedback.most}</span>
          </p>
          <WordsField name="comment" label={words.feedback.comment} value={typed} maxLength={1000} onType={setTyped} />
        </form>
      )}
      <Status texts={texts} failure={failure}>
        {isRated ? texts.asides.rated : ''}
      </Status>
    </AsideFrame>
  )
}
