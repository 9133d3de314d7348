import type { Browser } from 'playwright-core'

/**
 * Three seconds of moving picture in fragments of MP4, as `<video>` plays them and as HLS wants them. The browser
 * records it, so that the tests need no codec of their own.
 */
export async function recordClip(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage()
  const url = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 })
    const pen = canvas.getContext('2d')
    const draw = () => {
      if (!pen) return
      pen.fillStyle = `hsl(${performance.now() / 10} 60% 50%)`
      pen.fillRect(0, 0, 320, 180)
      requestAnimationFrame(draw)
    }
    draw()
    const recorder = new MediaRecorder(canvas.captureStream(10), {
      mimeType: 'video/mp4;codecs=av01',
      videoBitsPerSecond: 100_000,
    })
    const parts: Blob[] = []
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.ondataavailable = ({ data }) => {
      parts.push(data)
      if (parts.length === 3) recorder.stop()
    }
    recorder.start(1000)
    await ended
    const reader = new FileReader()
    const read = new Promise((resolve) => reader.addEventListener('load', resolve))
    reader.readAsDataURL(new Blob(parts))
    await read
    return `${reader.result}`
  })
  await page.close()
  return Buffer.from(url.slice(url.indexOf(',')), 'base64')
}

/** Where the first fragment begins: what is before tells a player how to read what follows. */
export function headLength(clip: Buffer): number {
  let at = 0
  while (clip.toString('latin1', at + 4, at + 8) !== 'moof') at += clip.readUInt32BE(at)
  return at
}
