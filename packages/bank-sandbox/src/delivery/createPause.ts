/**
 * A pause between looks for work, which doubles while there is none. `ring` ends it and makes the next ones short again;
 * a ring while nobody waits ends the next pause before it begins.
 */
export function createPause(shortestMs: number, longestMs: number) {
  let nextMs = shortestMs
  let isRung = false
  let end: (() => void) | null = null

  function ring() {
    nextMs = shortestMs
    isRung = true
    end?.()
  }
  async function wait() {
    if (!isRung) {
      const pauseMs = nextMs
      nextMs = Math.min(nextMs * 2, longestMs)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pauseMs)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      end = null
    }
    isRung = false
  }
  return { ring, wait }
}
