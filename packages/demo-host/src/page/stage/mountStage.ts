import { element, icon } from '../element.ts'
import type { Language } from '../language.ts'
import type { Pin } from '../pin.ts'
import { startVideo } from '../scene/startVideo.ts'
import { formatClock } from '../streamClock.ts'
import { pinnedCard } from './pinnedCard.ts'

interface StageOptions {
  language: Language
  pin: Pin
  streamMs: () => number
  onBuy: (productId: string) => void
}

/** The live picture with what stands over it: who streams, since when, and the pinned product. */
export function mountStage({ language, pin, streamMs, onBuy }: StageOptions): HTMLElement {
  const video = element('video', { class: 'picture', playsinline: '', autoplay: '' })
  // The attribute alone does not mute an element made by script, and only muted video may start by itself.
  video.muted = true
  const picture = startVideo(video)
  const showPinned = () => picture.show(`/art/${pin.product.id}.svg`)
  pin.watch(showPinned)
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    // One whole picture, then still; the viewer may play it.
    void showPinned().then(() => video.requestVideoFrameCallback(() => video.pause()))
  }

  const streamer = element('strong')
  const room = element('span', { class: 'streamer-room' })
  const live = element('span', { class: 'live' })
  const clock = element('span', { class: 'clock' })
  language.watch((texts) => {
    streamer.textContent = texts.streamer
    room.textContent = texts.room
    live.textContent = texts.live
    video.setAttribute('aria-label', texts.room)
  })
  const showClock = () => {
    clock.textContent = formatClock(streamMs())
  }
  showClock()
  setInterval(showClock, 1000)

  return element(
    'section',
    { class: 'stage' },
    video,
    element(
      'div',
      { class: 'stage-top' },
      element(
        'div',
        { class: 'streamer' },
        element('span', { class: 'avatar', 'aria-hidden': 'true' }),
        element('span', { class: 'streamer-name' }, streamer, room),
      ),
      element('div', { class: 'on-air' }, live, clock, playButton(video, language)),
    ),
    pinnedCard({ language, pin, onBuy }),
  )
}

function playButton(video: HTMLVideoElement, language: Language): HTMLElement {
  const button = element('button', { type: 'button', class: 'play' })
  const show = () => {
    button.replaceChildren(icon(video.paused ? 'M8 5l11 7-11 7z' : 'M8 5v14M16 5v14'))
    button.setAttribute('aria-label', video.paused ? language.texts.play : language.texts.pause)
  }
  button.addEventListener('click', () => (video.paused ? void video.play() : video.pause()))
  video.addEventListener('play', show)
  video.addEventListener('pause', show)
  language.watch(show)
  return button
}
