export const allDocks = (): Iterable<Element> => document.querySelectorAll('offer-dock')
