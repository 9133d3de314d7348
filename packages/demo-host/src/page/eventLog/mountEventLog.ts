import { element } from '../element.ts'
import type { Language } from '../language.ts'
import { formatTime, type LogEntry, toneOf } from './logEntry.ts'
import { shortJson } from './shortJson.ts'

const keepEntries = 500
const copiedMs = 1500

/** QA's panel: every event as a row, and the button that makes the streamer go on to the next product. */
export function mountEventLog(language: Language, onPinNext: () => void) {
  const entries: LogEntry[] = []
  const heading = element('h2')
  const empty = element('p', { class: 'no-events' })
  const below = element('div')
  const list = element('ol')
  // Its column is reversed, so the browser itself stays at the newest row.
  const scroller = element('div', { class: 'events', tabindex: '0', role: 'region' }, list)
  const pin = element('button', { type: 'button', class: 'quiet', 'data-demo': 'pin' })
  const copy = element('button', { type: 'button', class: 'quiet', 'data-demo': 'copy' })
  const clear = element('button', { type: 'button', class: 'quiet', 'data-demo': 'clear' })

  pin.addEventListener('click', onPinNext)
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(JSON.stringify(entries, null, 2))
    copy.textContent = language.texts.copied
    setTimeout(() => {
      copy.textContent = language.texts.copy
    }, copiedMs)
  })
  clear.addEventListener('click', () => {
    entries.length = 0
    list.replaceChildren()
    empty.hidden = false
  })
  language.watch((texts) => {
    heading.textContent = texts.eventLog
    scroller.setAttribute('aria-label', texts.eventLog)
    empty.textContent = texts.noEvents
    pin.textContent = texts.pinNext
    copy.textContent = texts.copy
    clear.textContent = texts.clear
  })

  return {
    view: element(
      'section',
      { class: 'card log', 'data-demo': 'event-log' },
      element('div', { class: 'log-head' }, heading, pin, copy, clear),
      below,
      empty,
      scroller,
    ),
    /** Puts a tool between the heading and the rows. */
    addTool: (tool: HTMLElement) => below.append(tool),
    add(entry: LogEntry) {
      entries.push(entry)
      list.append(entryRow(entry))
      if (entries.length > keepEntries) {
        entries.shift()
        list.firstElementChild?.remove()
      }
      empty.hidden = true
    },
  }
}

function entryRow({ atMs, type, detail }: LogEntry): HTMLElement {
  const json = shortJson(detail)
  return element(
    'li',
    { class: `event ${toneOf(type)}`, 'data-demo': 'event-row', 'data-type': type },
    element('time', {}, formatTime(atMs)),
    element('b', {}, type),
    element('code', {}, json === '{}' ? '' : json),
  )
}
