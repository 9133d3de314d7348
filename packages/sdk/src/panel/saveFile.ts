/** Saves a text as a file of the viewer's. */
export function saveFile(name: string, type: 'text/html' | 'application/json', text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
  // Not at once: Safari reads the address only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export const saveJson = (name: string, value: unknown) =>
  saveFile(`${name}.json`, 'application/json', JSON.stringify(value, null, 2))
