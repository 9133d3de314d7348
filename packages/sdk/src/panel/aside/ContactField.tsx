import type { AsideTexts } from '../../i18n/panel/aside/index.ts'

interface ContactFieldProps {
  words: AsideTexts
  label: string
  value: string
  isWrong: boolean
  onType(typed: string): void
}

/** One field for either way to be reached; what it is, is read from what was typed. */
export const ContactField = ({ words, label, value, isWrong, onType }: ContactFieldProps) => (
  <div class="field">
    <label for="contact">{label}</label>
    <input
      id="contact"
      data-od="contact"
      type="text"
      inputMode="email"
      autocomplete="on"
      maxLength={254}
      dir="auto"
      value={value}
      aria-invalid={isWrong}
      aria-describedby="contact-note"
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
    <p id="contact-note" class={isWrong ? 'wrong' : 'quiet'} role={isWrong ? 'alert' : undefined}>
      {isWrong ? words.contact.wrong : words.contact.hint}
    </p>
  </div>
)
