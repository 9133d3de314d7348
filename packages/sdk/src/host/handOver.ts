/** Run by a part of the runtime: gives what it defines to the tag it came in, where `loadPart.ts` takes it. */
export function handOver(part: unknown) {
  if (document.currentScript instanceof HTMLScriptElement) document.currentScript.offerDockPart = part
}
