/** Gives the sheet of `styles` for a document, constructed there, since another document may not adopt it, and once. */
export function sheetsOf(styles: string): (owner: Document) => CSSStyleSheet {
  const made = new WeakMap<Document, CSSStyleSheet>()
  return (owner) => {
    let sheet = made.get(owner)
    if (!sheet) {
      sheet = new (owner.defaultView ?? window).CSSStyleSheet()
      sheet.replaceSync(styles)
      made.set(owner, sheet)
    }
    return sheet
  }
}
