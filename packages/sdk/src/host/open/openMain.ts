/** `host-open.<hash>.js`: what is needed once a panel opens; the runtime that injected the tag takes it from there. */
import { openPanel } from './openPanel.ts'

if (document.currentScript instanceof HTMLScriptElement) document.currentScript.offerDockOpenPanel = openPanel
