import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followVideo, type VideoOptions } from './followVideo.ts'

let stop = () => {}
let video: HTMLVideoElement
let dock: HTMLElement
beforeEach(() => {
  dock = document.createElement('offer-dock')
  video = document.createElement('video')
  document.body.append(dock, video)
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
  Reflect.deleteProperty(document, 'pictureInPictureElement')
})

/** Lets the video be at `seconds`, without a file of minutes. */
function playTo(seconds: number, name = 'timeupdate') {
  Object.defineProperty(video, 'currentTime', { configurable: true, value: seconds })
  Object.defineProperty(video, 'readyState', { configurable: true, value: HTMLMediaElement.HAVE_METADATA })
  video.dispatchEvent(new Event(name))
}
const follow = (options?: VideoOptions) => {
  stop = followVideo(video, options)
}
const streamMs = () => dock.getAttribute('stream-ms')

test('stream-ms is the time of the video in whole seconds, from the start and after each seek', () => {
  playTo(812.9)
  follow()
  expect(streamMs()).toBe('812000')
  playTo(815.01)
  expect(streamMs()).toBe('815000')
  playTo(3, 'seeked')
  expect(streamMs()).toBe('3000')
})

test('a dock is written to once a second, not at each of its events', async () => {
  follow()
  const writes: MutationRecord[] = []
  const observer = new MutationObserver(() => {})
  observer.observe(dock, { attributes: true })
  for (const seconds of [5, 5.2, 5.5, 5.9, 6.1]) playTo(seconds)
  writes.push(...observer.takeRecords())
  expect(writes).toHaveLength(2)
})

test('startMs is where in the show the video begins', () => {
  playTo(12)
  follow({ startMs: 800_000 })
  expect(streamMs()).toBe('812000')
})

test('docks of a choice follow, those that come later included, and others do not', () => {
  const section = document.body.appendChild(document.createElement('section'))
  follow({ docks: () => section.querySelectorAll('offer-dock') })
  const later = section.appendChild(document.createElement('offer-dock'))
  playTo(9)
  expect([later.getAttribute('stream-ms'), streamMs()]).toEqual(['9000', null])
})

test('a video that has not loaded leaves the time alone that the page has set', () => {
  dock.setAttribute('stream-ms', '812000')
  follow()
  expect(streamMs()).toBe('812000')
})

// Real full screen belongs to a window, and tests of other files run in this one: players.e2e.test.ts has it.
test.each<[string, () => Element, string]>([
  ['an element around it', () => video.parentElement as Element, 'fullscreen'],
  ['the bare video', () => video, 'video-only'],
  ['a shadow host around it', () => host(), 'fullscreen'],
])('full screen of %s is told', (_, target, view) => {
  const onView = vi.fn()
  document.body.append(Object.assign(document.createElement('div'), { className: 'player' }))
  document.querySelector('.player')?.append(video)
  follow({ onView })
  sayFullscreen(target())
  document.dispatchEvent(new Event('fullscreenchange'))
  expect(onView.mock.calls).toEqual([[view]])
  vi.restoreAllMocks()
  document.dispatchEvent(new Event('fullscreenchange'))
  expect(onView.mock.calls).toEqual([[view], ['inline']])
})

/** What `:fullscreen` matches, for now. */
function sayFullscreen(target: Element) {
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element) {
    return this === target
  })
  vi.spyOn(Element.prototype, 'closest').mockImplementation(function (this: Element) {
    return target.contains(this) ? target : null
  })
}

/** Moves the video into a shadow root. */
function host() {
  const element = document.body.appendChild(document.createElement('div'))
  element.attachShadow({ mode: 'open' }).append(video)
  return element
}

test('picture in picture is told when it begins and ends, once each', () => {
  const onView = vi.fn()
  follow({ onView })
  expect(onView).not.toHaveBeenCalled()
  Object.defineProperty(document, 'pictureInPictureElement', { configurable: true, value: video })
  video.dispatchEvent(new Event('enterpictureinpicture'))
  video.dispatchEvent(new Event('enterpictureinpicture'))
  Reflect.deleteProperty(document, 'pictureInPictureElement')
  video.dispatchEvent(new Event('leavepictureinpicture'))
  expect(onView.mock.calls).toEqual([['picture-in-picture'], ['inline']])
})

test('Safari’s own full screen is one that shows nothing else', () => {
  const onView = vi.fn()
  follow({ onView })
  Object.assign(video, { webkitPresentationMode: 'fullscreen' })
  video.dispatchEvent(new Event('webkitpresentationmodechanged'))
  Object.assign(video, { webkitPresentationMode: 'inline' })
  video.dispatchEvent(new Event('webkitendfullscreen'))
  expect(onView.mock.calls).toEqual([['video-only'], ['inline']])
})

test('after the undo nothing is followed', () => {
  const onView = vi.fn()
  follow({ onView })
  stop()
  playTo(9)
  Object.assign(video, { webkitPresentationMode: 'fullscreen' })
  video.dispatchEvent(new Event('webkitbeginfullscreen'))
  expect(streamMs()).not.toBe('9000')
  expect(onView).not.toHaveBeenCalled()
})
