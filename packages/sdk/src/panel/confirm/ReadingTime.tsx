import { useEffect, useRef, useState } from 'preact/hooks'
import type { PanelTexts } from '../../i18n/panel/index.ts'
import { keepReading } from '../readingTime.ts'

interface ReadingTimeProps {
  readingMs: number
  isRead: boolean
  onRead(): void
  texts: PanelTexts
}

/** How long the disclosure has still to be read. Beginning and end are announced elsewhere: a timer says nothing by itself. */
export function ReadingTime({ readingMs, isRead, onRead, texts }: ReadingTimeProps) {
  const block = useRef<HTMLDivElement>(null)
  const [reading, setReading] = useState({ readMs: 0, isAttentive: true })

  useEffect(() => {
    if (isRead || !block.current) return
    return keepReading(block.current, (readMs, isAttentive) => {
      setReading({ readMs, isAttentive })
      if (readMs >= readingMs) onRead()
    })
  }, [isRead, readingMs, onRead])

  const secondsLeft = Math.ceil((readingMs - reading.readMs) / 1000)
  const running = reading.isAttentive ? texts.review.reading(secondsLeft) : texts.review.readingPaused
  return (
    <div class="reading" role="timer" ref={block}>
      {readingMs > 0 && <progress aria-hidden="true" value={isRead ? 1 : reading.readMs / readingMs} />}
      <p class="quiet">{isRead ? texts.review.readingDone : running}</p>
    </div>
  )
}
