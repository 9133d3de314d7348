/**
 * The sheet of the panel's layer: a popover beside the badge, or a sheet from the bottom of a narrow screen. In px, since
 * the page's `rem` says nothing about the bank's panel. `scroll-margin` does nothing here but tell how much of the screen
 * belongs to its notch and corners, which no script can ask for otherwise. A warm layer is laid out, so that its frame
 * has been drawn once when the viewer opens it.
 */
export const openStyles = `
.layer{all:initial;position:fixed;display:block;overflow:hidden;z-index:2147483647;color-scheme:inherit;box-sizing:border-box;
inline-size:420px;max-inline-size:calc(100vw - 16px);block-size:480px;max-block-size:min(704px,calc(100vh - 16px));
scroll-margin:env(safe-area-inset-top,0px) env(safe-area-inset-right,0px) env(safe-area-inset-bottom,0px) env(safe-area-inset-left,0px);
--od-paper:light-dark(#fff,#131a18);border-radius:16px;background:var(--od-paper);color:var(--od-ink);--head:0px;--foot:0px;
box-shadow:0 0 0 1px var(--od-line),0 12px 40px #0003;font:15px/1.5 var(--od-font)}
.layer[hidden]{display:none}
.layer[data-warm]{visibility:hidden}
.layer[data-layout=sheet]{inset:auto 0 var(--lift,0px)!important;inline-size:100%;max-inline-size:none;max-block-size:92dvh;--head:24px;
padding-block-end:env(safe-area-inset-bottom,0px);border-end-start-radius:0;border-end-end-radius:0}
.layer[data-chosen]{transition:block-size .2s}
.layer[data-pulled]{transition:none!important}
.layer[data-layout=sheet]::backdrop{background:#0006}
.layer[data-way]{--foot:45px}
.layer iframe{display:block;inline-size:100%;block-size:calc(100% - var(--foot) - var(--head));margin-block-start:var(--head);border:0;opacity:0}
[data-phase=ready] iframe{opacity:1}
.handle{display:none;position:absolute;inset:0 0 auto;block-size:24px;cursor:ns-resize;touch-action:none}
[data-layout=sheet] .handle{display:block}
.handle::before{content:"";position:absolute;inset:10px calc(50% - 20px) auto;block-size:4px;border-radius:2px;background:var(--od-quiet)}
.layer :focus-visible{outline:2px solid var(--od-accent);outline-offset:-2px}
.status{position:absolute;inset:var(--head) 0 var(--foot);display:flex;flex-direction:column;align-items:center;justify-content:center;gap:16px;padding:24px;text-align:center}
[data-phase=ready] .status{display:none}
[data-phase=loading] .status::before{content:"";inline-size:24px;block-size:24px;border-radius:50%;
border:2px solid var(--od-line);border-block-start-color:var(--od-accent);animation:turn .9s linear infinite}
.status p{margin:0}
.status button,.way{box-sizing:border-box;min-block-size:44px;padding:9px 24px;border:1px solid;border-radius:8px;background:none;color:inherit;font:inherit;text-decoration:none;cursor:pointer}
.status .way{border-color:var(--od-accent);background:var(--od-accent);color:var(--od-paper)}
.layer>.way{display:block;border-width:1px 0 0;border-color:var(--od-line);border-radius:0;color:var(--od-accent);text-align:center}
@keyframes turn{to{rotate:1turn}}
@media (prefers-reduced-motion:reduce){.layer{transition:none!important}.status::before{animation:none!important}}`
