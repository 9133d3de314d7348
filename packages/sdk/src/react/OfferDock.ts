import {
  createElement,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import type { DockEvent, EventType } from '../contract/events.ts'
import { attributes, propertyOf } from '../host/attributes.ts'
import { attributesOf } from '../host/attributesOf.ts'
import { eventTypes } from '../host/eventTypes.ts'
import type { DockProps, OfferDockElement } from '../host/OfferDockElement.ts'

/** `onReady`, `onConversion` …: called with the element's own event, so that `respondWith` is there. */
export type DockHandlers = {
  [T in EventType as `on${Capitalize<T>}`]?: ((event: DockEvent<T>) => void) | undefined
}

type PageProps = Omit<HTMLAttributes<OfferDockElement>, keyof DockProps | keyof DockHandlers | 'children'>

export interface OfferDockProps extends PageProps, DockProps, DockHandlers {
  ref?: Ref<OfferDockElement> | undefined
}

const handlerOf = (type: EventType) => `on${type.charAt(0).toUpperCase()}${type.slice(1)}` as keyof DockHandlers
const ownNames = new Set<string>([...attributes.map(propertyOf), ...eventTypes.map(handlerOf)])

/** One `<offer-dock>`. A changed prop changes its attribute in place; the runtime comes from `loadOfferDock` or the tag. */
export function OfferDock({ ref, ...props }: OfferDockProps): ReactElement {
  const element = useRef<OfferDockElement>(null)
  const heard = useRef<OfferDockElement>(null)
  const handlers = useRef<DockHandlers>(props)
  useImperativeHandle(ref, () => element.current as OfferDockElement, []) // it is there in the layout phase
  // React's own `on…` props of custom elements are not attached when it hydrates (react/react#35446). In the layout phase,
  // because a cached catalog makes a dock ready before passive effects run.
  useLayoutEffect(() => {
    handlers.current = props
    if (!element.current || element.current === heard.current) return
    heard.current = element.current
    hear(element.current, handlers)
  })
  const others = Object.entries(props).filter(([name]) => !ownNames.has(name))
  return createElement('offer-dock', { ...Object.fromEntries(others), ...attributesOf(props), ref: element })
}

/** Never undone: a tree that React hides keeps its element, whose conversion must still be heard; they go together. */
function hear(element: OfferDockElement, handlers: { readonly current: DockHandlers }) {
  for (const type of eventTypes) {
    element.addEventListener(`offerdock:${type}`, (event) => {
      const handle = handlers.current[handlerOf(type)] as ((event: Event) => void) | undefined // of this very type
      handle?.(event)
    })
  }
}
