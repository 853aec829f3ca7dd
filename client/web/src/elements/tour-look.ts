import { css } from "lit";

/** A deck of pages: the page on its stage, who leads, the notes beside it. */
export const tourLook = css`
  :host { container-type: inline-size; }
  .all, .side { display: grid; gap: 1.75rem; grid-template-columns: minmax(0, 1fr); align-content: start; } .all { row-gap: 1rem; } .all > .side { margin-block-start: 0.75rem; }
  .stage { position: relative; overflow: hidden; inline-size: 100%; max-inline-size: calc(72svh * var(--wide, 0.75)); margin-inline: auto; aspect-ratio: var(--wide, 0.75); background: var(--ss-sunken); border-radius: var(--ss-r-2); box-shadow: 0 0 0 1px var(--ss-line); container-type: inline-size; direction: ltr; touch-action: pan-y pinch-zoom; user-select: none; }
  .stage.free { touch-action: pan-y; } .stage.held { touch-action: none; } .stage.lead { box-shadow: 0 0 0 2px var(--ss-person); }
  .leaf { position: absolute; inset: 0; transform-origin: 0 0; } .leaf.follows { transition: transform 60ms linear; }
  .leaf img { inline-size: 100%; block-size: 100%; object-fit: contain; pointer-events: none; }
  .leaf .text { block-size: 100%; padding: 6cqi; background: var(--ss-paper); font: 420 4.6cqi/1.5 var(--ss-voice); white-space: pre-wrap; overflow-wrap: anywhere; overflow: hidden; }
  .wait { position: absolute; inset: 0; display: grid; place-items: center; padding: 1rem; }
  .pin { position: absolute; inset-block-start: calc(var(--y) * 1%); left: calc(var(--x) * 1%); translate: -50% -50%; inline-size: var(--ss-tap); block-size: var(--ss-tap); padding: 0; border: 0; background: none; display: grid; place-items: center; cursor: pointer; scale: var(--back, 1); }
  .pin b { display: grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border-radius: 50%; background: var(--ss-person-wash); color: var(--ss-person-ink); box-shadow: 0 0 0 2px var(--ss-person); font-size: var(--ss-t-1); }
  .points { position: absolute; inset-block-start: calc(var(--y) * 1%); left: calc(var(--x) * 1%); scale: var(--back, 1); transform-origin: 0 0; pointer-events: none; transition: top 60ms linear, left 60ms linear; }
  .points i { position: absolute; translate: -50% -50%; inline-size: 1.25rem; block-size: 1.25rem; border-radius: 50%; background: var(--ss-light); box-shadow: 0 0 0 2px var(--ss-person), 0 0 14px 2px var(--ss-light); } .points span { position: absolute; inset-block-start: 0.75rem; left: 0.75rem; padding: 0.125rem 0.5rem; border-radius: var(--ss-r-full); background: var(--ss-person-wash); color: var(--ss-person-ink); font-size: var(--ss-t-1); white-space: nowrap; max-inline-size: 9rem; overflow: hidden; text-overflow: ellipsis; }
  .bar { display: flex; flex-wrap: wrap; gap: 0.25rem clamp(0px, 100cqi - 22rem, 0.5rem); align-items: center; justify-content: center; } .bar .where { min-inline-size: 6rem; text-align: center; } .finger[aria-pressed="true"] { background: var(--ss-action); color: var(--ss-on-action); } .bar .iconb:disabled, .strip .chip:disabled { opacity: 0.4; cursor: default; background: none; }
  .leads { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; } .leads > p { flex: 1 1 10rem; } .leads > details { flex-basis: 100%; } .does { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  .strip { display: flex; flex-wrap: wrap; gap: 0.375rem; } .strip .chip { min-inline-size: var(--ss-tap); padding-inline: 0.5rem; position: relative; } .strip .chip.noted::after { content: ""; position: absolute; inset-block-start: 0.375rem; inset-inline-end: 0.375rem; inline-size: 0.375rem; block-size: 0.375rem; border-radius: 50%; background: currentColor; }
  .strip .chip[aria-current="true"] { background: var(--ss-action); border-color: var(--ss-action); color: var(--ss-on-action); font-weight: 560; }
  .noted-one { display: flex; gap: 0.75rem; padding-block: 0.75rem; align-items: start; } .noted-one > .grow { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
  form { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.25rem; } form > .btn { justify-self: start; }
  label.btn { position: relative; } label.btn input { position: absolute; opacity: 0; inline-size: 1px; block-size: 1px; } label.btn:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  @container (min-width: 50rem) { .all { grid-template: auto auto 1fr / minmax(0, 1fr) minmax(17rem, 22rem); column-gap: 2.5rem; } .all > * { grid-column: 2; } .all > .page { grid-area: 1 / 1 / 4; } }
  @media not all and (any-pointer: coarse) { .finger { display: none; } }
  @media (prefers-reduced-motion: reduce) { .leaf.follows, .points { transition: none; } }
  @media (forced-colors: active) { .stage, .pin b, .points i { border: 1px solid; } .strip .chip[aria-current="true"] { outline: 2px solid Highlight; } }
`;
