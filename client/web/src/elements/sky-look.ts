import { css } from "lit";

/** Physical, not logical: west is left in every script. */
export const skyLook = css`
  .sky { position: relative; isolation: isolate; direction: ltr; overflow: hidden; min-block-size: 6.5rem;
    padding: max(0.875rem, env(safe-area-inset-top)) 1.125rem 1.75rem; color: var(--wi);
    background: linear-gradient(in oklab, var(--wz), var(--wm) 66%, var(--wh) 100%); }
  .sky::before { content: ""; position: absolute; inset: 0; z-index: -2;
    background: linear-gradient(in oklab, var(--ez), var(--em) 66%, var(--eh) 100%);
    mask-image: linear-gradient(90deg, transparent 8%, rgb(0 0 0 / 0.06) 20%, rgb(0 0 0 / 0.2) 32%, rgb(0 0 0 / 0.4) 44%,
      rgb(0 0 0 / 0.6) 56%, rgb(0 0 0 / 0.8) 68%, rgb(0 0 0 / 0.94) 80%, #000 92%); }
  .sky[data-west="night"] { --wz: var(--ss-night-zenith); --wm: var(--ss-night-mid); --wh: var(--ss-night-horizon); --wi: var(--ss-night-ink); }
  .sky[data-west="dawn"] { --wz: var(--ss-dawn-zenith); --wm: var(--ss-dawn-mid); --wh: var(--ss-dawn-horizon); --wi: var(--ss-dawn-ink); }
  .sky[data-west="day"] { --wz: var(--ss-day-zenith); --wm: var(--ss-day-mid); --wh: var(--ss-day-horizon); --wi: var(--ss-day-ink); }
  .sky[data-west="dusk"] { --wz: var(--ss-dusk-zenith); --wm: var(--ss-dusk-mid); --wh: var(--ss-dusk-horizon); --wi: var(--ss-dusk-ink); }
  .sky[data-east="night"] { --ez: var(--ss-night-zenith); --em: var(--ss-night-mid); --eh: var(--ss-night-horizon); --ei: var(--ss-night-ink); }
  .sky[data-east="dawn"] { --ez: var(--ss-dawn-zenith); --em: var(--ss-dawn-mid); --eh: var(--ss-dawn-horizon); --ei: var(--ss-dawn-ink); }
  .sky[data-east="day"] { --ez: var(--ss-day-zenith); --em: var(--ss-day-mid); --eh: var(--ss-day-horizon); --ei: var(--ss-day-ink); }
  .sky[data-east="dusk"] { --ez: var(--ss-dusk-zenith); --em: var(--ss-dusk-mid); --eh: var(--ss-dusk-horizon); --ei: var(--ss-dusk-ink); }
  .stars { position: absolute; inset: 0; z-index: -1; inline-size: 100%; block-size: 100%; fill: oklch(0.97 0.02 90); display: none; }
  .sky[data-east="night"] .stars, .sky[data-west="night"] .stars { display: block; }
  .sky[data-east="night"] .stars { mask-image: linear-gradient(90deg, transparent 34%, #000 70%), linear-gradient(#000 40%, transparent 86%); mask-composite: intersect; }
  .sky[data-west="night"] .stars { mask-image: linear-gradient(270deg, transparent 34%, #000 70%), linear-gradient(#000 40%, transparent 86%); mask-composite: intersect; }
  .sky[data-west="night"][data-east="night"] .stars { mask-image: linear-gradient(#000 40%, transparent 86%); }
  .sky::after { content: ""; position: absolute; inset: 0; z-index: -1; opacity: 0; transform: translateY(35%); transition: opacity var(--ss-d-4) var(--ss-ease-rise), transform var(--ss-d-4) var(--ss-ease-rise);
    background: radial-gradient(52% 80% at 50% 108%, oklch(0.92 0.11 82 / 0.95), oklch(0.84 0.13 68 / 0.5) 40%, transparent 78%); }
  :host([glow="risen"]) .sky::after { opacity: 1; transform: none; } :host([glow="warm"]) .sky::after { opacity: 0.6; transform: translateY(14%); transition-duration: 8s; }
  .land { position: absolute; inset: auto 0 -1px; inline-size: 100%; block-size: 1.375rem; fill: var(--ss-ground); }
  .rim { fill: none; stroke: oklch(from var(--ss-lamp) 0.9 0.09 h / 0.75); stroke-width: 1.25; vector-effect: non-scaling-stroke; }
  :host([size="door"]) .sky { min-block-size: 13rem; }

  .ends { display: flex; justify-content: space-between; gap: 1rem; max-inline-size: 78rem; margin-inline: auto; }
  .end { display: grid; gap: 0.5rem; align-content: start; max-inline-size: 48%; grid-template-columns: minmax(0, auto); min-inline-size: 0; }
  .crowd .end { display: flex; flex-wrap: wrap; } .crowd .end:last-child { justify-content: end; }
  .crowd .place { display: none; }
  .who { display: flex; gap: 0.625rem; align-items: flex-start; color: var(--wi); min-block-size: var(--ss-tap); }
  .who.east { color: var(--ei); flex-direction: row-reverse; text-align: right; }
  .who b { overflow-wrap: anywhere; display: block; font: 560 var(--ss-t-2) / 1.25 var(--ss-plain); }
  .me { font-size: var(--ss-t-1); font-weight: 450; }
  .at { font-size: var(--ss-t-1); line-height: 1.4; font-variant-numeric: tabular-nums; display: block; }
  .who .light, .at-home .light { inline-size: 0.75rem; block-size: 0.75rem; margin-block-start: 0.22rem; background: var(--ss-light); box-shadow: none; }
  .who .light.here, .at-home .light.here { background: radial-gradient(circle, oklch(0.99 0.03 var(--ss-hue)) 18%, var(--ss-light) 62%);
    box-shadow: 0 0 0 3px oklch(from var(--ss-light) l c h / 0.28), 0 0 18px 5px oklch(from var(--ss-light) l c h / 0.55);
    animation: lit var(--ss-d-4) var(--ss-ease-rise); }
  .who .light.away, .at-home .light.away { background: transparent; box-shadow: inset 0 0 0 2px currentColor; }
  .who .light.coming, .at-home .light.coming { background: oklch(from var(--ss-light) l c h / 0.55); box-shadow: 0 0 0 3px oklch(from var(--ss-light) l c h / 0.25);
    animation: coming 2.4s var(--ss-ease-breath) infinite; }
  :host([size="home"]) .sky { min-block-size: 19.125rem; } .places { position: absolute; inset: 0; max-inline-size: 78rem; margin-inline: auto; }
  :host([size="home"]) .ends { padding-block-start: 2.25rem; }
  :host([size="home"][small]) .sky { min-block-size: 14rem; } :host([small]) .at-home.west { top: 2.75rem; } :host([small]) .at-home.east { top: 1.75rem; } :host([small]) .thread { block-size: 4rem; }
  .at-home { position: absolute; inline-size: 44%; display: grid; justify-items: center; text-align: center; color: var(--wi); line-height: 1.35; }
  .at-home.west { left: 0; top: 4.5rem; } .at-home.east { right: 0; top: 3.25rem; color: var(--ei); }
  .at-home .hour { font-size: 2.5rem; line-height: 1.1; letter-spacing: -0.025em; font-weight: 360; margin-block: 0.625rem 0.125rem; }
  .at-home b { font: 560 var(--ss-t-2) / 1.35 var(--ss-plain); max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
  .at-home .light { inline-size: 0.875rem; block-size: 0.875rem; }
  .thread { position: absolute; left: 0; top: 0; z-index: -1; inline-size: 100%; block-size: 6rem; fill: none; overflow: visible; }
  .thread path { vector-effect: non-scaling-stroke; stroke: oklch(0.9 0.09 84 / 0.8); stroke-width: 1.25; stroke-linecap: round; animation: thread var(--ss-d-4) var(--ss-ease-rise); }
  .thread.dots path { stroke-dasharray: 0.001 0.02; animation: none; }
  @keyframes thread { from { stroke-dasharray: 1; stroke-dashoffset: 1; } to { stroke-dasharray: 1; stroke-dashoffset: 0; } }
  @keyframes coming { 50% { opacity: 0.45; } }
  @keyframes lit { from { opacity: 0; transform: translateY(2.5rem); } }
  @media (max-width: 359px) { .place { display: none; } }
  @media (min-width: 900px) {
    :host(:not([small])) .sky { min-block-size: 8.25rem; padding: 1.375rem 2.5rem 2.5rem; }
    :host(:not([small])) .land { block-size: 2.25rem; }
    :host(:not([small])) :is(.who b, .at-home b) { font-size: var(--ss-t-3); } :host(:not([small])) .at { font-size: var(--ss-t-2); }
    :host([size="door"]:not([small])) .sky { min-block-size: 11rem; } :host([size="home"]:not([small])) .sky { min-block-size: 20rem; }
    :host(:not([small])) .at-home .hour { font-size: 3.5rem; }
  }
  @media (forced-colors: active) {
    .sky::after { display: none; } .sky, .sky::before { background: Canvas; color: CanvasText; } .stars { display: none; } .who, .who.east, .at-home { color: CanvasText; }
  }
`;
