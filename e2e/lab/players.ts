import fs from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { serveFolder } from './builtExample.ts'
import type { ForeignHost } from './foreignHost.ts'
import { headLength, recordClip } from './recordClip.ts'
import { root } from './runCommand.ts'

export interface Player {
  /** A page with the player, its picture, a caption and what follows it; `player` is its element. */
  head: string
  body: string
  /** Its own button for the full screen. */
  fullscreen: string
  /** What the panel has to leave free: its controls and, where they are elements, its captions. */
  avoid: string
  /** Whether it has keys of its own: M mutes and Space pauses. */
  hasKeys: boolean
}

const follow = `<script type="module">
import { followVideo } from '/sdk/adapters/video.js'
window.views = []
followVideo(document.querySelector('video'), { startMs: 60_000, onView: (view) => views.push(view) })</script>`
const video = (rest: string) =>
  `<video ${rest} muted autoplay loop playsinline><track kind="captions" srclang="en" label="English" src="/captions.vtt" default></video>`

/** Players as their packages ship them, set up as their own documentation does. */
export const players: Record<string, Player> = {
  'video.js': {
    head: '<link rel="stylesheet" href="/video-js.css"><script src="/video.js"></script>',
    body: `<div style="inline-size:640px;max-inline-size:100%">${video('id="v" class="video-js vjs-fluid" controls src="/clip.mp4"')}</div>
<script>const player = videojs('v', { userActions: { hotkeys: true } }).el()</script>${follow}`,
    fullscreen: '.vjs-fullscreen-control',
    avoid: '.vjs-control-bar, .vjs-text-track-cue > div',
    hasKeys: true,
  },
  'media-chrome': {
    head: '<script type="module" src="/media-chrome.js"></script><style>#player { inline-size: 640px; max-inline-size: 100%; aspect-ratio: 16/9 }</style>',
    body: `<media-controller id="player">${video('slot="media" src="/clip.mp4"')}<media-control-bar>
<media-play-button></media-play-button><media-time-range></media-time-range><media-captions-button></media-captions-button>
<media-fullscreen-button></media-fullscreen-button></media-control-bar></media-controller>${follow}`,
    fullscreen: 'media-fullscreen-button',
    avoid: 'media-control-bar',
    hasKeys: true,
  },
  'hls.js': {
    head: `<script src="/hls.js"></script><style>
#player { position: relative; inline-size: 640px; max-inline-size: 100%; aspect-ratio: 16/9 }
video { inline-size: 100%; block-size: 100% } #full { position: absolute; inset: auto 8px 8px auto }</style>`,
    body: `<div id="player">${video('')}<button id="full">Full screen</button></div>
<script>const hls = new Hls(); hls.loadSource('/show.m3u8'); hls.attachMedia(document.querySelector('video'))
full.onclick = () => document.fullscreenElement ? document.exitFullscreen() : player.requestFullscreen()</script>${follow}`,
    fullscreen: '#full',
    avoid: '#full',
    hasKeys: false,
  },
}

const playlist = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MAP:URI="head.mp4"
#EXTINF:3,
show.m4s
#EXT-X-ENDLIST`

/** Serves the players' own files, ours, and a picture for them; what it gives a picture of HLS is a stream of it. */
export async function servePlayers(host: ForeignHost, browser: Browser) {
  const clip = await recordClip(browser)
  const cut = headLength(clip)
  const serve = (at: string, type: string, html: string | Buffer) =>
    host.serve(at, { html, headers: { 'content-type': type } })
  const file = (name: string) => fs.readFileSync(path.join(root, 'node_modules', name))
  serve('/clip.mp4', 'video/mp4', clip)
  serve('/head.mp4', 'video/mp4', clip.subarray(0, cut))
  serve('/show.m4s', 'video/mp4', clip.subarray(cut))
  serve('/show.m3u8', 'application/vnd.apple.mpegurl', playlist)
  serve('/captions.vtt', 'text/vtt', 'WEBVTT\n\n00:00.000 --> 00:10.000\nToday only, twelve instalments\n')
  serve('/video.js', 'text/javascript', file('video.js/dist/video.min.js'))
  serve('/video-js.css', 'text/css', file('video.js/dist/video-js.min.css'))
  serve('/hls.js', 'text/javascript', file('hls.js/dist/hls.light.min.js'))
  serve('/media-chrome.js', 'text/javascript', file('media-chrome/dist/iife/index.js'))
  serveFolder(host, 'sdk', path.join(root, 'packages/sdk/dist'))
}
