import { css } from "lit";

/** Physical, not logical: west is left in every script. How wide the element is decides, not the window. */
export const skyLook = css`
  :host { container-type: inline-size; }
  [data-light="night"] { --z: var(--ss-night-zenith); --m: var(--ss-night-mid); --h: var(--ss-night-horizon); --i: var(--ss-night-ink); }
  [data-light="dawn"] { --z: var(--ss-dawn-zenith); --m: var(--ss-dawn-mid); --h: var(--ss-dawn-horizon); --i: var(--ss-dawn-ink); }
  [data-light="day"] { --z: var(--ss-day-zenith); --m: var(--ss-day-mid); --h: var(--ss-day-horizon); --i: var(--ss-day-ink); }
  [data-light="dusk"] { --z: var(--ss-dusk-zenith); --m: var(--ss-dusk-mid); --h: var(--ss-dusk-horizon); --i: var(--ss-dusk-ink); }
  .sky { position: relative; isolation: isolate; direction: ltr; min-block-size: 6.5rem;
    padding: max(0.875rem, env(safe-area-inset-top)) 1.125rem 1.75rem; }
  .skies { position: absolute; z-index: -1; inset: 0; overflow: hidden; }
  .own { position: absolute; inset: 0; background: linear-gradient(in oklab, var(--z), var(--m) 66%, var(--h) 100%); }
  .own.next { --from: var(--centre); --by: var(--step);
    mask-image: linear-gradient(90deg, transparent var(--from), rgb(0 0 0 / 0.06) calc(var(--from) + 0.143 * var(--by)), rgb(0 0 0 / 0.2) calc(var(--from) + 0.286 * var(--by)),
      rgb(0 0 0 / 0.4) calc(var(--from) + 0.429 * var(--by)), rgb(0 0 0 / 0.6) calc(var(--from) + 0.571 * var(--by)), rgb(0 0 0 / 0.8) calc(var(--from) + 0.714 * var(--by)),
      rgb(0 0 0 / 0.94) calc(var(--from) + 0.857 * var(--by)), #000 calc(var(--from) + var(--by))); }
  .stars { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; fill: oklch(0.97 0.02 90);
    mask-image: var(--nights), linear-gradient(#000 40%, transparent 86%); mask-composite: intersect; }
  .skies::after { content: ""; position: absolute; inset: 0; opacity: 0; transform: translateY(35%); transition: opacity var(--ss-d-4) var(--ss-ease-rise), transform var(--ss-d-4) var(--ss-ease-rise);
    background: radial-gradient(52% 80% at 50% 108%, oklch(0.92 0.11 82 / 0.95), oklch(0.84 0.13 68 / 0.5) 40%, transparent 78%); }
  :host([glow="risen"]) .skies::after { opacity: 1; transform: none; } :host([glow="warm"]) .skies::after { opacity: 0.6; transform: translateY(14%); transition-duration: 8s; }
  .land { position: absolute; z-index: 1; inset: auto 0 -1px; inline-size: 100%; block-size: 1.375rem; fill: var(--ss-ground); }
  .rim { fill: none; stroke: oklch(from var(--ss-lamp) 0.9 0.09 h / 0.75); stroke-width: 1.25; vector-effect: non-scaling-stroke; }
  :host([size="door"]) .sky { min-block-size: 13rem; }

  .ends { display: flex; justify-content: space-between; gap: 1rem; max-inline-size: 78rem; margin-inline: auto; }
  .end { display: grid; gap: 0.5rem; align-content: start; max-inline-size: 48%; grid-template-columns: minmax(0, auto); min-inline-size: 0; }
  .who { display: flex; gap: 0.625rem; align-items: flex-start; color: var(--i); min-block-size: var(--ss-tap); }
  .who.east { flex-direction: row-reverse; text-align: right; }
  .who b { overflow-wrap: anywhere; display: block; font: 560 var(--ss-t-2) / 1.25 var(--ss-plain); }
  .me { font-size: var(--ss-t-1); font-weight: 450; }
  .at { font-size: var(--ss-t-1); line-height: 1.4; font-variant-numeric: tabular-nums; display: block; }
  .light, .light.away { inline-size: 0.75rem; block-size: 0.75rem; margin-block-start: 0.22rem; background: var(--ss-light); box-shadow: none; }
  .light.here { background: radial-gradient(circle, oklch(0.99 0.03 var(--ss-hue)) 18%, var(--ss-light) 62%);
    box-shadow: 0 0 0 3px oklch(from var(--ss-light) l c h / 0.28), 0 0 18px 5px oklch(from var(--ss-light) l c h / 0.55);
    animation: lit var(--ss-d-4) var(--ss-ease-rise); }
  .light.away { background: transparent; box-shadow: inset 0 0 0 2px var(--i); }
  .light.coming { background: oklch(from var(--ss-light) l c h / 0.55); box-shadow: 0 0 0 3px oklch(from var(--ss-light) l c h / 0.25);
    animation: coming 2.4s var(--ss-ease-breath) infinite; }

  :host([size="home"]) .sky { min-block-size: 19.125rem; } .places { position: absolute; inset: 0; max-inline-size: 78rem; margin-inline: auto; }
  :host([size="home"][small]) .sky { min-block-size: 14rem; } :host([small]) .at-home.west { top: 2.75rem; } :host([small]) .at-home.east { top: 1.75rem; } :host([small]) .thread { block-size: 4rem; }
  .at-home { position: absolute; inline-size: 44%; display: grid; justify-items: center; text-align: center; color: var(--i); line-height: 1.35; }
  .at-home.west { left: 0; top: 4.5rem; } .at-home.east { right: 0; top: 3.25rem; }
  .saying { display: grid; justify-items: center; text-align: center; line-height: 1.35; max-inline-size: 100%; }
  .hour { font-size: 2.5rem; line-height: 1.1; letter-spacing: -0.025em; font-weight: 360; margin-block: 0.625rem 0.125rem; }
  :is(.at-home, .cell) b { font: 560 var(--ss-t-2) / 1.35 var(--ss-plain); max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
  :is(.at-home, .cell) .light { inline-size: 0.875rem; block-size: 0.875rem; }
  .thread { position: absolute; left: 0; top: 0; z-index: -1; inline-size: 100%; block-size: 6rem; fill: none; overflow: visible; }
  .thread path, .through path { vector-effect: non-scaling-stroke; stroke: oklch(0.9 0.09 84 / 0.8); stroke-width: 1.25; stroke-linecap: round; animation: thread var(--ss-d-4) var(--ss-ease-rise); }
  .thread.dots path, .through .dots { stroke-dasharray: 0.001 0.02; animation: none; }
  @keyframes thread { from { stroke-dasharray: 1; stroke-dashoffset: 1; } to { stroke-dasharray: 1; stroke-dashoffset: 0; } }
  @keyframes coming { 50% { opacity: 0.45; } }
  @keyframes lit { from { opacity: 0; transform: translateY(2.5rem); } }

  /* Three or more. On a narrow screen the words stand on the ground below the horizon, under their own piece of sky. */
  .many { --box: 4.5rem; --high: 6rem; padding: 0; }
  .many .skies { inset-block-end: auto; block-size: var(--high); }
  :host([size="home"]) .many { --box: 8.5rem; --high: 13rem; }
  .cells { position: relative; display: grid; grid-template-columns: repeat(var(--n), minmax(0, 1fr)); max-inline-size: 78rem; margin-inline: auto; }
  .through { position: absolute; left: 0; top: 0; z-index: -1; inline-size: 100%; block-size: var(--box); fill: none; overflow: visible; }
  .cell { position: relative; padding: calc(var(--high) + 0.25rem) 0.25rem 0; display: grid; justify-items: center; align-content: start; color: var(--ss-ink); }
  .cell .light { position: absolute; top: calc(var(--box) * var(--at) - 0.4375rem); margin: 0; }
  .cell .hour { font-size: 1.75rem; margin-block: 0.125rem; } .cell .at { color: var(--ss-ink-2); overflow-wrap: anywhere; }
  :host(:not([size="home"])) .cell .saying { padding-block-end: 0.375rem; }
  :host(:not([size="home"])) .cell .hour { order: 1; font: 400 var(--ss-t-1) / 1.4 var(--ss-plain); letter-spacing: 0; margin: 0; color: var(--ss-ink-2); }
  :host(:not([size="home"])) .cell .at { display: none; }
  :host([size="home"]) .crowd { --high: 15rem; --box: 11rem; min-block-size: var(--high); } .crowd { min-block-size: var(--high); } .crowd .cell { appearance: none; border: 0; background: none; font: inherit; padding: 0; block-size: var(--high); cursor: default; border-radius: var(--ss-r-1); }
  .crowd .cell:focus-visible { outline-offset: -4px; outline-color: var(--i); }
  .crowd .saying { position: absolute; z-index: 2; top: calc(var(--box) * var(--at) + 0.75rem); inline-size: max-content; max-inline-size: 12rem; padding: 0.5rem 0.875rem; border-radius: var(--ss-r-2);
    background: var(--ss-paper); color: var(--ss-ink); box-shadow: var(--ss-shadow-float); pointer-events: none; }
  .crowd .west .saying { left: 0.25rem; } .crowd .east .saying { right: 0.25rem; }
  .crowd .cell:not(:hover, :focus) .saying { clip-path: inset(50%); inline-size: 1px; block-size: 1px; padding: 0; overflow: hidden; }
  .crowd .cell:is(:hover, :focus) .saying .at { display: block; }

  @container (max-width: 359px) { .place { display: none; } }
  @container (min-width: 45rem) {
    .sky { min-block-size: 8.25rem; padding: 1.375rem 2.5rem 2.5rem; }
    .land { block-size: 2.25rem; }
    :is(.who, .at-home, .cell) b { font-size: var(--ss-t-3); } .at { font-size: var(--ss-t-2); }
    :host([size="door"]) .sky { min-block-size: 11rem; } :host([size="home"]) .sky { min-block-size: 20rem; }
    .at-home .hour { font-size: 3.5rem; }
    .many, :host([size="home"]) .many { --high: 100%; --box: 4.25rem; padding: 0; } :host([size="home"]) .many { --box: 9rem; }
    /* In the sky itself, each share keeps its own light under the words. */
    :host([size="home"]) .crowd { --box: 12rem; min-block-size: 20rem; } .crowd { min-block-size: 8.25rem; }
    .many:not(.crowd) .own.next { --from: calc(var(--centre) + 0.32 * var(--step)); --by: calc(0.36 * var(--step)); }
    .cell { padding-block-start: calc(var(--box) * var(--at) + 1rem); color: var(--i); } .cell .at, :host(:not([size="home"])) .cell .hour { color: inherit; }
    :host([size="home"]) .cell .hour { font-size: 3rem; }
    .crowd .cells, .crowd .cell { block-size: 100%; min-block-size: inherit; } .crowd .cells { position: absolute; inset: 0; }
  }
  @media (forced-colors: active) {
    .skies::after, .stars { display: none; } .own { background: Canvas; } .who, .at-home, .cell { color: CanvasText; }
  }
`;
