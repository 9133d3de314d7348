/**
 * The badge's sheet, and the tokens that the panel's layer uses too. The box is what the page reserved
 * (`min-block-size: 2.75rem`) and the badge lies inside of it, so no state of ours can move the page. Text never falls
 * under 12 px, also where the page's `rem` is small. What matters most stands out by its colour: a second weight, or another
 * family before the device's own, would be loaded before the badge could be painted, and Chinese fonts are large.
 */
export const badgeStyles = `
:host{display:block;min-block-size:2.75rem;color-scheme:light dark;
--od-accent:light-dark(#0a6a57,#6bd6ba);--od-ink:light-dark(#16201d,#eef4f2);--od-quiet:light-dark(#56625e,#a5b3ae);
--od-line:light-dark(#d6dedb,#37423f);--od-tint:light-dark(#f7faf9,#18211f);
--od-font:system-ui,sans-serif}
:host([theme=light]){color-scheme:light}
:host([theme=dark]){color-scheme:dark}
:host([hidden]){display:none}
.box{all:initial;display:block;position:relative;min-block-size:2.75rem;block-size:100%;color-scheme:inherit}
.fill{position:absolute;inset:0}
.badge{box-sizing:border-box;inline-size:100%;block-size:100%;margin:0;padding:0 .5rem;
display:flex;align-items:center;gap:.5rem;border:1px solid var(--od-line);border-radius:.5rem;
background:var(--od-tint);color:var(--od-ink);cursor:pointer;text-align:start;overflow:hidden;
font:400 max(.8125rem,12px)/1.4 var(--od-font);font-variant-numeric:tabular-nums}
.badge:hover{border-color:var(--od-accent)}
.badge:focus-visible{outline:2px solid var(--od-accent);outline-offset:-2px}
.hint{cursor:default;color:var(--od-quiet)}
.lines{flex:1;min-inline-size:0}
.line{display:block;unicode-bidi:plaintext;white-space:nowrap;overflow:hidden}
b{font-weight:inherit;color:var(--od-accent)}
.mark,.more{flex:none;box-sizing:border-box;border:1.5px solid var(--od-accent)}
.mark{inline-size:1.125rem;block-size:.875rem;border-radius:.1875rem;border-block-start-width:.3125rem}
.more{inline-size:.4375rem;block-size:.4375rem;border-width:1.5px 1.5px 0 0;rotate:45deg;margin-inline-end:.1875rem}
:dir(rtl)>.more{rotate:-135deg}
[data-fit^=no]>:not(.lines),[data-fit=no-note] .odd{display:none}`
