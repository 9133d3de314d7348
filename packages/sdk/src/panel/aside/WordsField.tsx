interface WordsFieldProps {
  /** Stable, for labels and tests. */
  name: string
  label: string
  value: string
  maxLength: number
  /** What is missing or wrong with it. */
  wrong?: string | undefined
  onType(typed: string): void
}

/** A few lines of the viewer's own words. */
export const WordsField = ({ name, label, value, maxLength, wrong, onType }: WordsFieldProps) => (
  <div class="field">
    <label for={name}>{label}</label>
    <textarea
      id={name}
      data-od={name}
      rows={3}
      maxLength={maxLength}
      dir="auto"
      value={value}
      aria-invalid={wrong !== undefined}
      aria-describedby={wrong && `${name}-wrong`}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
    {wrong && (
      <p id={`${name}-wrong`} class="wrong" role="alert">
        {wrong}
      </p>
    )}
  </div>
)
