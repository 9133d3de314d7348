/**
 * The sheet of the panel's layer: a popover beside the badge, or a sheet from the bottom of a narrow screen. In px, since
 * the page's `rem` says nothing about the bank's panel.
 */
export const openStyles = `
.layer{position:fixed;inset:auto;margin:0;padding:0;border:0;overflow:hidden;z-index:2147483647;
inline-size:420px;max-inline-size:calc(100vw - 16px);block-size:480px;max-block-size:min(704px,calc(100vh - 16px));
border-radius:16px;background:var(--od-paper);color:var(--od-ink);
box-shadow:0 0 0 1px var(--od-line),0 12px 40px #0003;font:15px/1.5 var(--od-font)}
.layer[data-layout=sheet]{inset:auto 0 0!important;inline-size:100%;max-inline-size:none;max-block-size:92dvh;
border-end-start-radius:0;border-end-end-radius:0}
.layer[data-layout=sheet]::backdrop{background:#0006}
.layer iframe{position:absolute;inset:0;inline-size:100%;block-size:100%;border:0;opacity:0}
[data-phase=ready] iframe{opacity:1}
.status{position:absolute;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;padding:32px;text-align:center}
[data-phase=ready] .status{display:none}
[data-phase=loading] .status::before{content:"";inline-size:24px;block-size:24px;border-radius:50%;
border:2px solid var(--od-line);border-block-start-color:var(--od-accent);animation:turn .9s linear infinite}
.status button{min-block-size:44px;padding:0 24px;border:1px solid;border-radius:8px;background:none;color:inherit;font:inherit;cursor:pointer}
@keyframes turn{to{rotate:1turn}}
@media (prefers-reduced-motion:reduce){.status::before{animation:none!important}}`
