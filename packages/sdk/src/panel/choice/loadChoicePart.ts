import { useEffect, useState } from 'preact/hooks'

type ChoicePart = typeof import('./choicePart.ts')

let part: ChoicePart | null = null

/** What points, coupon and picture need, fetched beside the offers; null where it cannot be had, and they stand alone. */
export async function loadChoicePart(): Promise<ChoicePart | null> {
  try {
    part ??= await import('./choicePart.ts')
  } catch {
    // A part that is missing takes nothing from what the bank itself has priced.
  }
  return part
}

/** The part, at once where it has been loaded. */
export function useChoicePart(): ChoicePart | null {
  const [loaded, setLoaded] = useState(part)
  useEffect(() => {
    if (!loaded) void loadChoicePart().then(setLoaded)
  }, [loaded])
  return loaded
}
