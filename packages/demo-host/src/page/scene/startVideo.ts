import { paintProduct } from './paintProduct.ts'
import { paintRoom, paintTable } from './paintRoom.ts'
import { paintStreamer } from './paintStreamer.ts'
import { type Paint, sceneHeight, sceneWidth } from './shapes.ts'

const framesPerSecond = 24

/** Draws the show on a canvas and plays it in `video` as a live stream would: a real, moving video without a file. */
export function startVideo(video: HTMLVideoElement) {
  const canvas = createCanvas()
  const room = createCanvas()
  const table = createCanvas()
  const paint = context(canvas)
  paintRoom(context(room))
  paintTable(context(table))

  let art: CanvasImageSource | null = null
  let wantedUrl = ''
  let lastFrameMs = Number.NEGATIVE_INFINITY
  let request = 0

  const paintFrame = (nowMs: number) => {
    const seconds = nowMs / 1000
    paint.drawImage(room, 0, 0)
    paintStreamer(paint, seconds)
    paint.drawImage(table, 0, 0)
    paintProduct(paint, art, seconds)
  }
  const tick = (nowMs: number) => {
    request = requestAnimationFrame(tick)
    if (video.paused || nowMs - lastFrameMs < 1000 / framesPerSecond - 2) return
    lastFrameMs = nowMs
    paintFrame(nowMs)
  }

  paintFrame(0)
  const stream = canvas.captureStream(framesPerSecond)
  video.srcObject = stream
  request = requestAnimationFrame(tick)

  return {
    /** Puts another product into the streamer's hand. */
    async show(artUrl: string) {
      wantedUrl = artUrl
      const image = new Image()
      image.src = artUrl
      await image.decode()
      if (wantedUrl !== artUrl) return
      // Drawn once into pixels: an SVG would be rasterized again for each frame.
      const pixels = new OffscreenCanvas(460, 460)
      pixels.getContext('2d')?.drawImage(image, 0, 0, 460, 460)
      art = pixels
    },
    stop() {
      cancelAnimationFrame(request)
      for (const track of stream.getTracks()) track.stop()
      video.srcObject = null
    },
  }
}

function createCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = sceneWidth
  canvas.height = sceneHeight
  return canvas
}

function context(canvas: HTMLCanvasElement): Paint {
  const paint = canvas.getContext('2d', { alpha: true })
  if (!paint) throw new Error('This browser cannot draw on a canvas')
  return paint
}
