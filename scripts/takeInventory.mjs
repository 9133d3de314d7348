/**
 * Joins the built scripts of the panel with what is said of each in `packages/sdk/panel-scripts.json` (PCI DSS 4.0.1, 6.4.3:
 * every script authorized, its integrity assured, its reason written down). Throws on a script that is not listed and
 * on a line without a script.
 *
 * @param {{ file: string, integrity: string }[]} scripts
 * @param {Record<string, { owner: string, why: string }>} listed by file name without hash and ending
 */
export function takeInventory(scripts, listed) {
  /** @param {string} file */
  const nameOf = (file) => file.replace(/\.[0-9a-f]+\.js$/, '')
  const built = new Set(scripts.map(({ file }) => nameOf(file)))
  const unlisted = [...built].filter((name) => !Object.hasOwn(listed, name))
  const unbuilt = Object.keys(listed).filter((name) => !built.has(name))
  if (unlisted.length > 0 || unbuilt.length > 0) {
    /** @param {string[]} names @param {string} what */
    const say = (names, what) => (names.length > 0 ? `${names.join(', ')}: ${what}. ` : '')
    throw new Error(
      `${say(unlisted, 'no such line')}${say(unbuilt, 'a line without a script')}` +
        'Each script of the panel stands in packages/sdk/panel-scripts.json, with its owner and its reason.',
    )
  }
  return scripts.map(({ file, integrity }) => ({ file, integrity, ...listed[nameOf(file)] }))
}
