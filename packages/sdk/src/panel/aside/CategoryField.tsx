import type { ComplaintCategory } from '../../contract/index.ts'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'

interface CategoryFieldProps {
  words: AsideTexts
  value: ComplaintCategory | undefined
  onChoose(category: ComplaintCategory | undefined): void
}

/** What a complaint is about; nothing is chosen for the viewer. */
export const CategoryField = ({ words, value, onChoose }: CategoryFieldProps) => (
  <div class="field">
    <label for="category">{words.complaint.category}</label>
    <select
      id="category"
      data-od="category"
      value={value ?? ''}
      onChange={({ currentTarget }) => onChoose((currentTarget.value || undefined) as ComplaintCategory | undefined)} // one of the options
    >
      <option value="">{words.complaint.choose}</option>
      {Object.entries(words.complaint.categories).map(([name, text]) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  </div>
)
