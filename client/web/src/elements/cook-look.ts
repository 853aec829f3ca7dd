import { css } from "lit";

/** Cooking: recipes to choose from, the step that is open, and the light of its timer. */
export const cookLook = css`
  :host { container-type: inline-size; }
  .all { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
  .dishes { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
  .dish { display: grid; gap: 0.25rem; align-content: start; inline-size: 100%; block-size: 100%; text-align: start; border: 0; cursor: pointer; }
  .dish:hover { background: var(--ss-sunken); } .dish .voice { font-size: var(--ss-t-4); line-height: 1.35; }
  .warn { color: var(--ss-warn); font-weight: 500; } .warn .i { display: inline-block; vertical-align: -0.2em; margin-inline-end: 0.375rem; }
  .goes > li { display: flex; align-items: center; gap: 0.75rem; min-block-size: var(--ss-tap); padding-block: 0.25rem; } .goes .grow { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
  .goes .much { text-align: end; max-inline-size: 45%; overflow-wrap: anywhere; } .goes label { display: flex; align-items: center; gap: 0.75rem; flex: 1; min-inline-size: 0; min-block-size: var(--ss-tap); cursor: pointer; }
  .goes input { inline-size: 1.375rem; block-size: 1.375rem; accent-color: var(--ss-action); flex: none; } .goes .out .grow { color: var(--ss-ink-3); }
  .size { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; justify-content: space-between; }
  .stepper { display: inline-flex; align-items: center; gap: 0.25rem; } .stepper output { min-inline-size: 2ch; text-align: center; font-weight: 560; }
  .ticks { display: flex; gap: 0.375rem; flex-wrap: wrap; } .ticks i { inline-size: 0.875rem; block-size: 0.25rem; border-radius: 0.125rem; background: var(--ss-line); } .ticks i.on { background: var(--ss-lamp-ink); }
  .who { display: flex; align-items: center; gap: 1rem; padding-block: 0.75rem; min-inline-size: 0; } .who > .grow { flex: 1; min-inline-size: 0; }
  .check { flex: none; display: inline-grid; place-items: center; inline-size: 1.75rem; block-size: 1.75rem; border-radius: 50%; box-shadow: inset 0 0 0 1.75px var(--ss-person); color: var(--ss-ink); }
  .check.on { background: var(--ss-light); color: oklch(0.25 0.038 262); } .check .i { inline-size: 1.125rem; block-size: 1.125rem; stroke-width: 2.2; }
  .twelve { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; } .twelve > li { border: 0 !important; padding: 0; gap: 0.5rem; max-inline-size: 100%; } .twelve .check { inline-size: 1.25rem; block-size: 1.25rem; }
  .arc { position: relative; inline-size: 100%; max-inline-size: 17rem; margin-inline: auto; } .arc svg { inline-size: 100%; overflow: visible; }
  .arc .digits { position: absolute; inset: auto 0 14%; text-align: center; font-size: 3.25rem; } .arc .sun { transform-box: view-box; transform-origin: 160px 152px; }
  .arc .left { stroke: var(--ss-lamp); } .arc.held .left, .arc.held .sun { opacity: 0.55; }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: center; } .does.start { justify-content: start; } .pair-of { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; }
  .other { border-block-start: 1px solid var(--ss-line); padding-block: 0.625rem; }
  .line { padding: 0.75rem 1rem; border-radius: var(--ss-r-2); background: var(--ss-person-wash); display: grid; gap: 0.25rem; }
  .btn.edge { margin-inline-start: -1rem; }
  form { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); padding-block-start: 0.5rem; } form > .btn { justify-self: start; }
  .file { position: relative; justify-self: start; } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; inline-size: 100%; } .file:focus-within { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
  .small-paste { min-block-size: 5rem; font: 400 var(--ss-t-2)/1.45 var(--ss-plain); }
  @media (prefers-reduced-motion: no-preference) { .arc.running .sun { transition: transform 1s linear; } }
  @container (min-width: 40rem) { .dishes { grid-template-columns: 1fr 1fr; gap: 1rem; } }
  @container (min-width: 46rem) {
    .two { grid-template-columns: minmax(0, 1fr) minmax(0, 19rem); gap: 3.5rem; } .two > .clock { position: sticky; inset-block-start: 1rem; }
    .btn.wide { max-inline-size: 24rem; } .pair-of { max-inline-size: 24rem; }
  }
`;
