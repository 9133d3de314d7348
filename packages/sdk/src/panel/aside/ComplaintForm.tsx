import { useState } from 'preact/hooks'
import type { ComplaintCategory, ComplaintRequest } from '../../contract/index.ts'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'
import { CategoryField } from './CategoryField.tsx'
import { ContactField } from './ContactField.tsx'
import { readContact } from './readContact.ts'
import { readWords } from './readWords.ts'
import { WordsField } from './WordsField.tsx'

export type Written = Pick<ComplaintRequest, 'category' | 'text' | 'wishedOutcome' | 'contact'>

export const formId = 'complaint'

interface ComplaintFormProps {
  words: AsideTexts
  /** Where it is known before anything is written. */
  about?: ComplaintCategory | undefined
  onSend(written: Written): void
}

export function ComplaintForm({ words, about, onSend }: ComplaintFormProps) {
  const [category, setCategory] = useState(about)
  const [typed, setTyped] = useState({ text: '', wish: '', contact: '' })
  const [isTried, setTried] = useState(false)
  const text = readWords(typed.text)
  const wishedOutcome = readWords(typed.wish)
  const contact = readContact(typed.contact)
  const isContactWrong = typed.contact.trim() !== '' && !contact

  function send(event: Event) {
    event.preventDefault()
    setTried(true)
    if (!text || isContactWrong) return
    onSend({
      ...(category && { category }),
      text,
      ...(wishedOutcome && { wishedOutcome }),
      ...(contact && { contact }),
    })
  }

  return (
    <form class="form" id={formId} noValidate onSubmit={send}>
      <p class="quiet">{words.complaint.intro}</p>
      <CategoryField words={words} value={category} onChoose={setCategory} />
      <WordsField
        name="text"
        label={words.complaint.text}
        value={typed.text}
        maxLength={2000}
        wrong={isTried && !text ? words.complaint.textMissing : undefined}
        onType={(text) => setTyped({ ...typed, text })}
      />
      <WordsField
        name="wish"
        label={words.complaint.wish}
        value={typed.wish}
        maxLength={500}
        onType={(wish) => setTyped({ ...typed, wish })}
      />
      <ContactField
        words={words}
        label={words.contact.optional}
        value={typed.contact}
        isWrong={isTried && isContactWrong}
        onType={(contact) => setTyped({ ...typed, contact })}
      />
    </form>
  )
}
