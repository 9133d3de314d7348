import { type DefineSetupFnComponent, defineComponent, h } from 'vue'
import type { DockEvent, EventType } from '../contract/events.ts'
import { attributes, propertyOf } from '../host/attributes.ts'
import { attributesOf } from '../host/attributesOf.ts'
import { eventTypes } from '../host/eventTypes.ts'
import type { DockProps } from '../host/OfferDockElement.ts'

/** `@ready`, `@conversion` …: emitted with the element's own event, so that `respondWith` is there. */
export type DockEmits = { [T in EventType]: (event: DockEvent<T>) => void }

/**
 * One `<offer-dock>`, which is the `$el` of a template ref. A changed prop changes its attribute in place; the runtime
 * comes from `loadOfferDock` or the tag.
 */
export const OfferDock: DefineSetupFnComponent<DockProps, DockEmits> = defineComponent<DockProps, DockEmits, EventType>(
  (props, { emit }) => {
    const say = emit as (type: EventType, event: Event) => void // each listener below has the event of its own type
    const listeners = eventTypes.map((type) => [`onOfferdock:${type}`, (event: Event) => say(type, event)])
    const fixed = Object.fromEntries(listeners)
    return () => h('offer-dock', { ...attributesOf(props), ...fixed })
  },
  { name: 'OfferDock', props: attributes.map(propertyOf), emits: eventTypes },
)
