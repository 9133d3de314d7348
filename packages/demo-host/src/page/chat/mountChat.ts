import { element, icon } from '../element.ts'
import type { Language } from '../language.ts'
import { type ChatLine, chatLines } from './chatLines.ts'

const everyMs = 2600
const startWith = 8
const keepLines = 60

/** The chat: the list plays line by line, and the viewer may type. */
export function mountChat(language: Language): HTMLElement {
  const heading = element('h2')
  // A screen reader is not interrupted by strangers: the viewer goes to the log when they wish.
  const list = element('div', { class: 'lines', role: 'log', 'aria-live': 'off' })
  // Its column is reversed: the browser itself stays at the newest line, unless the viewer scrolled up.
  const scroller = element('div', { class: 'scroller', tabindex: '0' }, list)
  const input = element('input', { type: 'text', maxlength: '80', autocomplete: 'off', name: 'message' })
  const send = element('button', { type: 'submit', class: 'send' }, icon('M4 12l16-8-6 16-3-7z'))
  const form = element('form', { class: 'say' }, input, send)

  // Kept as recipes, so that what was said can be shown in the other language.
  const said: (() => HTMLElement)[] = []
  const add = (line: () => HTMLElement) => {
    said.push(line)
    list.append(line())
    if (said.length <= keepLines) return
    said.shift()
    list.firstElementChild?.remove()
  }
  let next = 0
  const addNext = () => {
    const line = chatLines[next++ % chatLines.length]
    if (line) add(() => lineOf(line, language))
  }
  for (let i = 0; i < startWith; i++) addNext()
  setInterval(addNext, everyMs)

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (!text) return
    input.value = ''
    add(() => lineElement(language.texts.you, text, 'mine'))
    scroller.scrollTop = 0
  })
  language.watch((texts) => {
    heading.textContent = texts.chat
    list.replaceChildren(...said.map((line) => line()))
    list.setAttribute('aria-label', texts.chat)
    input.placeholder = texts.chatPlaceholder
    input.setAttribute('aria-label', texts.chatPlaceholder)
    send.setAttribute('aria-label', texts.send)
  })
  return element('section', { class: 'card chat', 'data-demo': 'chat' }, heading, scroller, form)
}

const lineOf = ({ from, text, isStreamer }: ChatLine, { tag }: Language) =>
  lineElement(from[tag], text[tag], isStreamer ? 'streaming' : 'viewing')

const lineElement = (from: string, text: string, role: string) =>
  element('p', { class: `line ${role}` }, element('span', { class: 'from' }, from), text)
