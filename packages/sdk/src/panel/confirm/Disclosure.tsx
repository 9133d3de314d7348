import { useEffect, useRef } from 'preact/hooks'

interface DisclosureProps {
  text: string
  /** The language of the text, where the bank said it. */
  lang: string | undefined
  /** Gets what is really on screen. */
  onShown(shown: string): void
}

/** The bank's disclosure, exactly as given: its text content is what the receipt's hash is of. */
export function Disclosure({ text, lang, onShown }: DisclosureProps) {
  const block = useRef<HTMLDivElement>(null)
  useEffect(() => {
    onShown(block.current?.textContent ?? '')
  }, [onShown])
  return (
    <div class="disclosure" data-od="disclosure" lang={lang} dir="auto" ref={block}>
      {text}
    </div>
  )
}
