import { useEffect, useRef, useState } from 'preact/hooks'
import type { CompiledSchema } from '../../contract/parseCompiled.ts'
import type { Actions } from '../createActions.ts'
import type { Failure } from '../readFailure.ts'

interface Loaded<T> {
  value: T | null
  failure: Failure | null
}

/** What the bank keeps at `path`, asked for with the view and whenever the path changes; null is nothing to ask for. */
export function useLoaded<T>(actions: Actions, path: string | null, schema: CompiledSchema<T>) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: null, failure: null })
  const turn = useRef(0)

  async function load() {
    const mine = ++turn.current
    if (path === null) return
    const { value, failure } = await actions.ask({ method: 'GET', path, schema })
    // Meanwhile it was asked for again, perhaps in another language.
    if (mine === turn.current) setLoaded((before) => ({ value: value ?? before.value, failure: failure ?? null }))
  }

  useEffect(() => {
    void load()
  }, [path])

  return { ...loaded, load }
}
