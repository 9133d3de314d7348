import { setOptions } from '../host/attributes.ts'
import { allDocks } from './allDocks.ts'

/**
 * Where the viewer sees the video. `fullscreen`: an element around it fills the screen, and a panel can open above it.
 * `video-only`: the bare video does, and nothing of a page shows.
 */
export type VideoView = 'inline' | 'fullscreen' | 'video-only' | 'picture-in-picture'

export interface VideoOptions {
  /** Which docks follow, asked each time. Default: all of the document. */
  docks?: () => Iterable<Element>
  /** The show's time at the video's zero, in ms. Default: 0. */
  startMs?: number
  /** Called when the view changes; a video that is not inline at the start counts as a change. */
  onView?: (view: VideoView) => void
}

/** Safari on iOS has its own full screen and says so in its own words. */
interface AppleVideo extends HTMLVideoElement {
  webkitPresentationMode?: 'inline' | 'fullscreen' | 'picture-in-picture'
}

const timeEvents = ['timeupdate', 'seeked', 'loadedmetadata']
const viewEvents = [
  'enterpictureinpicture',
  'leavepictureinpicture',
  'webkitbeginfullscreen',
  'webkitendfullscreen',
  'webkitpresentationmodechanged',
]

/** Keeps `stream-ms` of docks at the time of a plain `<video>`, by whole seconds, and tells its view; gives the undo. */
export function followVideo(
  video: HTMLVideoElement,
  { docks = allDocks, startMs = 0, onView }: VideoOptions = {},
): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let view: VideoView = 'inline'

  const tellTime = () => {
    const streamMs = Math.floor(startMs / 1000 + video.currentTime) * 1000
    for (const dock of docks()) {
      // A dock reads all of its attributes again after each change.
      if (streamMs >= 0 && dock.getAttribute('stream-ms') !== `${streamMs}`) setOptions(dock, { streamMs })
    }
  }
  const tellView = () => {
    const next = viewOf(video)
    if (next === view) return
    view = next
    onView?.(view)
  }

  for (const name of timeEvents) video.addEventListener(name, tellTime, { signal })
  for (const name of viewEvents) video.addEventListener(name, tellView, { signal })
  document.addEventListener('fullscreenchange', tellView, { signal })
  if (video.readyState > 0) tellTime() // before that its time is 0, whatever the show's is
  tellView()
  return () => stop.abort()
}

function viewOf(video: AppleVideo): VideoView {
  const mode = video.webkitPresentationMode
  if (document.pictureInPictureElement === video || mode === 'picture-in-picture') return 'picture-in-picture'
  if (video.matches(':fullscreen') || mode === 'fullscreen') return 'video-only'
  return isInFullscreen(video) ? 'fullscreen' : 'inline'
}

function isInFullscreen(element: Element): boolean {
  if (element.closest(':fullscreen')) return true
  const root = element.getRootNode()
  return root instanceof ShadowRoot && isInFullscreen(root.host)
}
