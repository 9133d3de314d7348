import type { DockEvent, EventType } from '../contract/events.ts'
import { attributes, type DockOptions, propertyOf, setOptions } from './attributes.ts'
import { createDock, type DockCore, type DockState } from './createDock.ts'
import type { Runtime } from './runtime.ts'

/** One mounted dock, as page code holds it. Its other properties reflect the attributes. */
export interface Dock {
  readonly element: HTMLElement
  readonly state: DockState
  /** Changes options in place. */
  update(partial: DockOptions): void
  /** Opens the panel. */
  open(): void
  close(): void
  /** Listens to `offerdock:<type>`; gives the undo. */
  on<T extends EventType>(type: T, listener: (event: DockEvent<T>) => void): () => void
  /** Takes the dock off the page and everything of it with it. */
  destroy(): void
}

/** Defines `<offer-dock>`, unless another version did, and gives what makes a dock in an element of the page. */
export function defineDockElement(runtime: Runtime): (anchor: Element, options: DockOptions) => Dock {
  const cores = new WeakMap<HTMLElement, DockCore>()

  class OfferDockElement extends HTMLElement {
    static observedAttributes = attributes

    connectedCallback() {
      for (const property of attributes.map(propertyOf)) upgradeProperty(this, property)
      const core = cores.get(this)
      if (core) core.moved()
      else cores.set(this, createDock(this, runtime))
      cores.get(this)?.refresh()
    }

    /** `moveBefore` keeps the frame alive: nothing is lost and nothing to do. */
    connectedMoveCallback() {}

    /** Sheets and observers belong to a document. */
    adoptedCallback() {
      cores.get(this)?.stop()
      cores.delete(this)
    }

    disconnectedCallback() {
      // Moving an element disconnects and connects it in one task: only one that stays away is stopped.
      queueMicrotask(() => {
        if (this.isConnected) return
        cores.get(this)?.stop()
        cores.delete(this)
      })
    }

    attributeChangedCallback() {
      cores.get(this)?.refresh()
    }
  }
  for (const attribute of attributes) {
    Object.defineProperty(OfferDockElement.prototype, propertyOf(attribute), {
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return this.getAttribute(attribute)
      },
      set(this: Element, value: string | number | null) {
        setOptions(this, { [propertyOf(attribute)]: value ?? null })
      },
    })
  }
  if (!customElements.get('offer-dock')) customElements.define('offer-dock', OfferDockElement)

  return (anchor, options) => {
    const element = document.createElement('offer-dock')
    setOptions(element, options)
    anchor.append(element)
    return {
      element,
      get state() {
        return cores.get(element)?.state ?? 'idle'
      },
      update: (partial) => setOptions(element, partial),
      open: () => cores.get(element)?.open(),
      close: () => cores.get(element)?.close(),
      on: (type, listener) => {
        element.addEventListener(`offerdock:${type}`, listener as (event: Event) => void)
        return () => element.removeEventListener(`offerdock:${type}`, listener as (event: Event) => void)
      },
      destroy: () => element.remove(),
    }
  }
}

/** A property that page code set before the element was defined hides the accessor: it is set again. */
function upgradeProperty(element: HTMLElement, property: string) {
  if (!Object.hasOwn(element, property)) return
  const early = Reflect.get(element, property)
  Reflect.deleteProperty(element, property)
  Reflect.set(element, property, early)
}
