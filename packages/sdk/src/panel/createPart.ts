import { useEffect, useState } from 'preact/hooks'

/** A part of the panel that is fetched after its start. */
export interface Part<T> {
  /** What has been loaded so far. */
  loaded(): T | null
  /** Null where it cannot be had now; the next call tries again. */
  load(): Promise<T | null>
  /** The part, at once where it has been loaded; `isMissing`: it cannot be had, until `retry`. */
  use(): { part: T | null; isMissing: boolean; retry(): void }
}

export function createPart<T>(fetchPart: () => Promise<T>): Part<T> {
  let part: T | null = null

  async function load(): Promise<T | null> {
    try {
      part ??= await fetchPart()
    } catch {
      // Who asked decides what there is to be shown without it.
    }
    return part
  }

  function use() {
    const [loaded, setLoaded] = useState(part)
    const [isMissing, setMissing] = useState(false)
    useEffect(() => {
      if (loaded || isMissing) return
      let isWanted = true
      void load().then((found) => {
        if (!isWanted) return
        setLoaded(found)
        setMissing(!found)
      })
      return () => {
        isWanted = false
      }
    }, [loaded, isMissing])
    return { part: loaded, isMissing, retry: () => setMissing(false) }
  }

  return { loaded: () => part, load, use }
}
